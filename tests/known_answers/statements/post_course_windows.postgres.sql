-- post_course_windows, by the rules of US
WITH calendar_1 AS MATERIALIZED (
  SELECT
    CAST(first_day AS DATE) AS first_day,
    CAST(last_day AS DATE) AS last_day,
    CAST(answer_2 AS BIGINT) AS answer_2
  FROM (VALUES
    ('1980-01-01', '1980-01-30', 31),
    ('1980-01-31', '1980-02-29', 30),
    ('1980-03-01', '1980-03-31', 31),
    ('1980-04-01', '1980-04-30', 30),
    ('1980-05-01', '1980-05-31', 31),
    ('1980-06-01', '1980-06-30', 30),
    ('1980-07-01', '1980-08-31', 31),
    ('1980-09-01', '1980-09-30', 30),
    ('1980-10-01', '1980-10-31', 31),
    ('1980-11-01', '1980-11-30', 30),
    ('1980-12-01', '1981-01-29', 31),
    ('1981-01-30', '1981-02-28', 30),
    ('1981-03-01', '1981-03-31', 31),
    ('1981-04-01', '1981-04-30', 30),
    ('1981-05-01', '1981-05-31', 31),
    ('1981-06-01', '1981-06-30', 30),
    ('1981-07-01', '1981-08-31', 31),
    ('1981-09-01', '1981-09-30', 30),
    ('1981-10-01', '1981-10-31', 31),
    ('1981-11-01', '1981-11-30', 30),
    ('1981-12-01', '1982-01-29', 31),
    ('1982-01-30', '1982-02-28', 30),
    ('1982-03-01', '1982-03-31', 31),
    ('1982-04-01', '1982-04-30', 30),
    ('1982-05-01', '1982-05-31', 31),
    ('1982-06-01', '1982-06-30', 30),
    ('1982-07-01', '1982-08-31', 31),
    ('1982-09-01', '1982-09-30', 30),
    ('1982-10-01', '1982-10-31', 31),
    ('1982-11-01', '1982-11-30', 30),
    ('1982-12-01', '1983-01-29', 31),
    ('1983-01-30', '1983-02-28', 30),
    ('1983-03-01', '1983-03-31', 31),
    ('1983-04-01', '1983-04-30', 30),
    ('1983-05-01', '1983-05-31', 31),
    ('1983-06-01', '1983-06-30', 30),
    ('1983-07-01', '1983-08-31', 31),
    ('1983-09-01', '1983-09-30', 30),
    ('1983-10-01', '1983-10-31', 31),
    ('1983-11-01', '1983-11-30', 30),
    ('1983-12-01', '1983-12-31', 31)) AS v(first_day, last_day, answer_2)
)
SELECT
  row_id,
  last_dose,
  CASE
    WHEN fault_5 IS NULL
    THEN CAST('1970-01-01' AS DATE) + CAST(last_dose_2 + 1 AS INT)
  END AS post_course_first,
  CASE
    WHEN fault_5 IS NULL
    THEN CAST('1970-01-01' AS DATE) + CAST(last_dose_2 + calendar_1_4 AS INT)
  END AS post_course_last,
  CASE WHEN fault_5 IS NULL THEN CAST('us.label.contraception_after' AS TEXT) END AS post_course_because,
  CASE
    WHEN fault_5 = 0
    THEN 'no value'
    WHEN fault_5 = 1
    THEN 'a day outside 1980-01-01 to 2099-12-31'
  END AS error,
  CASE WHEN fault_5 IN (0, 1) THEN 'last_dose' END AS error_column
FROM courses
CROSS JOIN LATERAL (
  SELECT
    CASE
      WHEN last_dose IS NULL
      OR (
        last_dose < CAST('1980-01-01' AS DATE) OR last_dose > CAST('2099-12-31' AS DATE)
      )
      THEN CAST('1980-01-01' AS DATE)
      ELSE last_dose
    END AS last_dose_1,
    CASE
      WHEN last_dose IS NULL
      THEN 0
      WHEN last_dose < CAST('1980-01-01' AS DATE) OR last_dose > CAST('2099-12-31' AS DATE)
      THEN 1
    END AS fault_5
  OFFSET 0
) AS step_1
CROSS JOIN LATERAL (
  SELECT
    CAST(last_dose_1 - CAST('1970-01-01' AS DATE) AS BIGINT) AS last_dose_2
  OFFSET 0
) AS step_2
CROSS JOIN LATERAL (
  SELECT
    CAST('1970-01-01' AS DATE) + CAST((
      last_dose_2 - 3652
    ) % 1461 + 3652 AS INT) AS day_3
  OFFSET 0
) AS step_3
CROSS JOIN LATERAL (
  SELECT
    calendar_1.answer_2 AS calendar_1_4
  FROM calendar_1
  WHERE
    day_3 BETWEEN calendar_1.first_day AND calendar_1.last_day
  OFFSET 0
) AS step_4
