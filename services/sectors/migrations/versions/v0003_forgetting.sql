-- Members of upper committees who live here, as far as names in ledgers are settled by them.
CREATE TABLE upper_people (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  name TEXT NOT NULL,
  member_no TEXT,
  employer TEXT,
  since DATE,
  until DATE,
  sectors TEXT[] NOT NULL,
  bodies TEXT[] NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX upper_people_by ON upper_people (committee);
