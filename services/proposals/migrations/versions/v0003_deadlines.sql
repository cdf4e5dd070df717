CREATE TABLE calendars (
  calendar UUID NOT NULL,
  committee UUID NOT NULL,
  year BIGINT NOT NULL,
  off_work TEXT NOT NULL,
  made_up TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (calendar)
);

CREATE TABLE deadlines (
  deadline UUID NOT NULL,
  committee UUID NOT NULL,
  proposal UUID NOT NULL,
  duty TEXT NOT NULL,
  party UUID NOT NULL,
  party_name TEXT NOT NULL,
  starts_on DATE NOT NULL,
  clock TEXT NOT NULL,
  rolls BOOLEAN NOT NULL,
  first_due_on DATE NOT NULL,
  due_on DATE,
  near_on DATE,
  near_noted BOOLEAN NOT NULL,
  passed_noted BOOLEAN NOT NULL,
  provisional BOOLEAN NOT NULL,
  basis TEXT NOT NULL,
  basis_on DATE,
  how TEXT,
  ended_on DATE,
  position BIGINT NOT NULL,
  PRIMARY KEY (deadline)
);

CREATE INDEX deadlines_by_party ON deadlines (party) WHERE how is null;

CREATE INDEX deadlines_by_proposal ON deadlines (proposal);

CREATE INDEX deadlines_running ON deadlines (committee, due_on) WHERE how is null;
