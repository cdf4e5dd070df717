"""Which SQL does the append speak? One statement to read, one to write."""

READ = """
select 'head' what, origin n, position m, '' a, '' b, '' c, hash blob, recorded_at at,
  null::uuid person
  from log_head where origin = any($1::int[])
union all
select 'answer', 0, 0, w.principal, w.key, w.body, w.request, null, null from answers w
  join unnest($2::text[], $3::text[]) as asked(principal, key) using (principal, key)
union all
select 'event', e.version, 0, e.stream, h.committee::text || ' ' || e.type, e.data, e.hash, null,
  null
  from events e
  join unnest($4::text[], $8::int[]) as asked(stream, since)
    on e.stream = asked.stream and e.version >= asked.since
  join log_head h on h.origin = e.origin
union all
select 'claim', c.origin, 0, c.claim, c.stream, '', null, null, null from claims c
  join unnest($5::int[], $6::text[]) as asked(origin, claim) using (origin, claim)
union all
select 'series', origin, last, name, '', '', null, null, null
  from series where origin = any($1::int[])
union all
select 'vault', octet_length(body), 0, stream, kind, id::text || ' ' || digest, salt, null,
  about from vault where stream = any($7::text[])
union all
select 'about', 0, 0, v.stream, v.kind, h.committee::text || ' ' || v.about::text,
  uuid_send(v.id), null, null
  from vault v join log_head h using (origin) where v.about = any($9::uuid[])
order by 1, 4, 2
"""

WRITE = """
with
written as (
  insert into events (origin, position, event_id, stream, version, type, schema_number, published,
    occurred_on, occurred_at, recorded_at, actor, on_behalf_of, correlation_id, causation_id,
    source, traceparent, data, hash)
  select * from unnest($1::int[], $2::bigint[], $3::uuid[], $4::text[], $5::int[], $6::text[],
    $7::smallint[], $8::bool[], $9::date[], $10::timestamptz[], $11::timestamptz[], $12::text[],
    $13::text[], $14::uuid[], $15::uuid[], $16::text[], $17::text[], $18::text[], $19::bytea[])),
answered as (
  insert into answers (principal, key, request, body, at)
  select * from unnest($20::text[], $21::text[], $22::bytea[], $23::text[], $24::timestamptz[])),
claimed as (
  insert into claims (origin, claim, stream)
  select * from unnest($25::int[], $26::text[], $27::text[])),
drawn as (
  insert into series (origin, name, last)
  select * from unnest($28::int[], $29::text[], $30::bigint[])
  on conflict (origin, name) do update set last = excluded.last),
kept as (
  insert into vault (id, origin, stream, kind, salt, digest, body, lookup, at, about)
  select * from unnest($31::uuid[], $32::int[], $33::text[], $34::text[], $35::bytea[],
    $36::text[], $37::bytea[], $38::bytea[], $39::timestamptz[], $44::uuid[])),
forgot as (
  insert into forgotten (item, origin, position)
  select * from unnest($45::uuid[], $46::int[], $47::bigint[]) on conflict do nothing),
erased as (
  delete from vault where id = any($45::uuid[]))
update log_head h set position = u.position, hash = u.hash, recorded_at = u.recorded_at
  from unnest($40::int[], $41::bigint[], $42::bytea[], $43::timestamptz[])
    as u(origin, position, hash, recorded_at)
  where h.origin = u.origin
  returning pg_notify('log', h.origin::text)
"""

HEAD_FOR = """
insert into log_head (committee, service, incarnation, digest, position, hash, recorded_at)
select u.committee, $2, $3, $4, 0, $5, 'epoch' from unnest($1::uuid[]) as u(committee)
on conflict (committee, service, incarnation) do nothing
"""

ORIGINS = """
select origin, committee from log_head
where service = $1 and incarnation = $2 and committee = any($3::uuid[])
"""


def begin_and_lock(origins: list[int]) -> str:
    """Open the transaction and lock the heads it touches, in order, in one round trip."""
    listed = ", ".join(str(int(origin)) for origin in sorted(origins))
    return (
        "begin isolation level read committed; "
        f"select 1 from log_head where origin in ({listed}) order by origin for update"
    )
