CREATE TABLE calendars (
  calendar UUID NOT NULL,
  committee UUID NOT NULL,
  year BIGINT NOT NULL,
  off_work TEXT NOT NULL,
  made_up TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (calendar)
);

CREATE TABLE cases (
  proposal UUID NOT NULL,
  committee UUID NOT NULL,
  sponsors UUID[] NOT NULL,
  units UUID[] NOT NULL,
  merged_into UUID,
  closed BOOLEAN NOT NULL,
  PRIMARY KEY (proposal)
);

CREATE TABLE telephone_looks (
  look UUID NOT NULL,
  committee UUID NOT NULL,
  member UUID NOT NULL,
  proposal UUID NOT NULL,
  unit UUID,
  looked_by TEXT NOT NULL,
  looked_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (look)
);

CREATE INDEX telephone_looks_by_member ON telephone_looks (committee, member);

-- The register: further particulars, and names to be found by.
CREATE TABLE member_details (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  second_party TEXT,
  native_place TEXT,
  degree TEXT,
  profession TEXT,
  professional_title TEXT,
  employer_kind TEXT,
  in_system BOOLEAN,
  beyond_the_mainland TEXT,
  social_posts TEXT,
  honours TEXT,
  reappointed_terms BIGINT,
  PRIMARY KEY (member)
);

CREATE TABLE member_names (
  member UUID NOT NULL,
  committee UUID NOT NULL,
  spelling TEXT COLLATE "C" NOT NULL,
  reading TEXT COLLATE "C" NOT NULL,
  initials TEXT COLLATE "C" NOT NULL,
  parts TSVECTOR NOT NULL,
  PRIMARY KEY (member)
);

CREATE INDEX member_names_by_initials ON member_names (initials, member);

CREATE INDEX member_names_by_reading ON member_names (reading, member);

CREATE INDEX member_names_by_spelling ON member_names (spelling, member);

CREATE INDEX member_names_found ON member_names USING gin (parts) WITH (fastupdate = off);

CREATE INDEX member_names_of ON member_names (committee, reading);
