CREATE TABLE member_merges (
  duplicate UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  member_name TEXT NOT NULL,
  PRIMARY KEY (duplicate)
);

CREATE INDEX member_merges_by_member ON member_merges (committee, member);
