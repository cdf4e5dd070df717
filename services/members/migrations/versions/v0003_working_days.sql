CREATE TABLE calendars (
  calendar UUID NOT NULL,
  committee UUID NOT NULL,
  year BIGINT NOT NULL,
  off_work TEXT NOT NULL,
  made_up TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (calendar)
);
