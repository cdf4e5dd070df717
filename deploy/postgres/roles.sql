-- Four databases, each with an owner that migrates and a service that works. Run by the server's
-- administrator with psql 14 or newer; may be run again. Passwords come from the environment.
-- What a service may do inside (insert into and select from the log, never change it) is granted
-- by the owner whenever the program starts: shared/kernel/schema.py.
\set ON_ERROR_STOP on
\getenv members_owner_password MEMBERS_OWNER_PASSWORD
\getenv members_password MEMBERS_PASSWORD
\getenv proposals_owner_password PROPOSALS_OWNER_PASSWORD
\getenv proposals_password PROPOSALS_PASSWORD
\getenv sectors_owner_password SECTORS_OWNER_PASSWORD
\getenv sectors_password SECTORS_PASSWORD
\getenv reporting_owner_password REPORTING_OWNER_PASSWORD
\getenv reporting_password REPORTING_PASSWORD

create temporary table wanted (role text, password text);
insert into wanted values
  ('members_owner', :'members_owner_password'), ('members', :'members_password'),
  ('proposals_owner', :'proposals_owner_password'), ('proposals', :'proposals_password'),
  ('sectors_owner', :'sectors_owner_password'), ('sectors', :'sectors_password'),
  ('reporting_owner', :'reporting_owner_password'), ('reporting', :'reporting_password');

select format('create role %I login nosuperuser nocreatedb nocreaterole noreplication', role)
from wanted where role not in (select rolname from pg_roles) \gexec
select format('alter role %I password %L', role, password) from wanted \gexec

select format('create database %I owner %I encoding ''UTF8'' template template0', role, role || '_owner')
from wanted where role not like '%\_owner' and role not in (select datname from pg_database) \gexec
select format('revoke all on database %I from public', role)
from wanted where role not like '%\_owner' \gexec
select format('grant connect on database %I to %I', role, role)
from wanted where role not like '%\_owner' \gexec
revoke all on database postgres from public;
