-- prescription_windows, by the rules of US
WITH calendar_1 AS MATERIALIZED (
  SELECT
    CAST(since AS DATE) AS since,
    CAST(until AS DATE) AS until,
    CAST(answer_1 AS BIGINT) AS answer_1,
    CAST(answer_2 AS BIGINT) AS answer_2,
    CAST(answer_3 AS BIGINT) AS answer_3,
    CAST(answer_4 AS BIGINT) AS answer_4
  FROM (VALUES
    ('1980-01-01', '2006-02-28', NULL, NULL, NULL, 1),
    ('2006-03-01', '2007-12-01', 6, 1, 0, 0),
    ('2007-12-02', '2010-10-21', 6, 0, 1, 0),
    ('2010-10-22', '2021-12-12', 6, 0, 2, 0),
    ('2021-12-13', '2026-11-14', 6, 0, 3, 0),
    ('2026-11-15', '2099-12-31', 6, 0, 4, 0)) AS v(since, until, answer_1, answer_2, answer_3, answer_4)
), calendar_2 AS MATERIALIZED (
  SELECT
    CAST(since AS DATE) AS since,
    CAST(until AS DATE) AS until,
    CAST(answer_1 AS BIGINT) AS answer_1,
    CAST(answer_2 AS BIGINT) AS answer_2,
    CAST(answer_3 AS BIGINT) AS answer_3,
    CAST(answer_4 AS BIGINT) AS answer_4
  FROM (VALUES
    ('1980-01-01', '2006-02-28', NULL, NULL, NULL, 1),
    ('2006-03-01', '2007-12-01', 6, 1, 0, 0),
    ('2007-12-02', '2010-10-21', 29, 1, 1, 0),
    ('2010-10-22', '2021-12-12', 29, 1, 2, 0),
    ('2021-12-13', '2026-11-14', 29, 1, 3, 0),
    ('2026-11-15', '2099-12-31', 0, 2, 4, 0)) AS v(since, until, answer_1, answer_2, answer_3, answer_4)
)
SELECT
  row_id,
  specimen_date,
  office_visit_date,
  can_become_pregnant,
  CASE
    WHEN fault_23 IS NULL AND value_22
    THEN CAST('1970-01-01' AS DATE) + CAST(value_21 AS INT)
  END AS window_first,
  CASE
    WHEN fault_23 IS NULL AND value_22
    THEN CAST('1970-01-01' AS DATE) + CAST(CASE WHEN value_22 THEN value_21 + value_18 END AS INT)
  END AS window_last,
  CASE
    WHEN fault_23 IS NULL AND NOT value_22
    THEN CASE
      WHEN (
        value_19 - 2
      ) = 0
      THEN 'none set'
      WHEN (
        value_19 - 2
      ) = 1
      THEN 'silent'
    END
  END AS window_absent,
  CASE
    WHEN fault_23 IS NULL AND value_19 <> 3
    THEN CASE
      WHEN value_20 = 0
      THEN 'us.ipledge.prescription_window_can.edition-1'
      WHEN value_20 = 1
      THEN 'us.ipledge.prescription_window_can.edition-2'
      WHEN value_20 = 2
      THEN 'us.ipledge.prescription_window_can.edition-3'
      WHEN value_20 = 3
      THEN 'us.ipledge.prescription_window_can.edition-4'
      WHEN value_20 = 4
      THEN 'us.ipledge.prescription_window_can.edition-5'
      WHEN value_20 = 5
      THEN 'us.ipledge.prescription_window_cannot.edition-1'
      WHEN value_20 = 6
      THEN 'us.ipledge.prescription_window_cannot.edition-2'
      WHEN value_20 = 7
      THEN 'us.ipledge.prescription_window_cannot.edition-3'
      WHEN value_20 = 8
      THEN 'us.ipledge.prescription_window_cannot.edition-4'
      WHEN value_20 = 9
      THEN 'us.ipledge.prescription_window_cannot.edition-5'
    END
  END AS window_because,
  CASE
    WHEN fault_23 IN (0, 1)
    THEN 'a day outside 1980-01-01 to 2099-12-31'
    WHEN fault_23 IN (2, 5, 6)
    THEN 'no value'
    WHEN fault_23 IN (3, 4)
    THEN 'no rule in force on that day'
  END AS error,
  CASE
    WHEN fault_23 IN (0, 2, 3, 4, 5)
    THEN 'specimen_date'
    WHEN fault_23 IN (1, 6)
    THEN 'office_visit_date'
  END AS error_column
FROM courses
CROSS JOIN LATERAL (
  SELECT
    CASE
      WHEN can_become_pregnant IS NULL
      THEN -1
      WHEN can_become_pregnant
      THEN 1
      ELSE 0
    END AS can_become_pregnant_1,
    CASE
      WHEN specimen_date < CAST('1980-01-01' AS DATE)
      OR specimen_date > CAST('2099-12-31' AS DATE)
      THEN CAST('1980-01-01' AS DATE)
      ELSE specimen_date
    END AS specimen_date_2,
    CASE
      WHEN office_visit_date < CAST('1980-01-01' AS DATE)
      OR office_visit_date > CAST('2099-12-31' AS DATE)
      THEN CAST('1980-01-01' AS DATE)
      ELSE office_visit_date
    END AS office_visit_date_4
  OFFSET 0
) AS step_1
CROSS JOIN LATERAL (
  SELECT
    CAST(specimen_date_2 - CAST('1970-01-01' AS DATE) AS BIGINT) AS specimen_date_3,
    CAST(office_visit_date_4 - CAST('1970-01-01' AS DATE) AS BIGINT) AS office_visit_date_5
  OFFSET 0
) AS step_2
CROSS JOIN LATERAL (
  SELECT
    can_become_pregnant_1 <> 0
    AND NOT specimen_date_3 IS NULL
    OR office_visit_date_5 IS NULL AS value_6
  OFFSET 0
) AS step_3
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_6 THEN specimen_date_3 ELSE office_visit_date_5 END AS value_7
  OFFSET 0
) AS step_4
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_7 IS NULL THEN 3652 ELSE value_7 END AS value_8
  OFFSET 0
) AS step_5
CROSS JOIN LATERAL (
  SELECT
    CAST('1970-01-01' AS DATE) + CAST(value_8 AS INT) AS day_9
  OFFSET 0
) AS step_6
CROSS JOIN LATERAL (
  SELECT
    calendar_1.answer_1 AS calendar_1_10,
    calendar_1.answer_2 AS calendar_1_11,
    calendar_1.answer_3 AS calendar_1_12,
    calendar_1.answer_4 AS calendar_1_13,
    calendar_2.answer_1 AS calendar_2_14,
    calendar_2.answer_2 AS calendar_2_15,
    calendar_2.answer_3 AS calendar_2_16,
    calendar_2.answer_4 AS calendar_2_17
  FROM calendar_1
  JOIN calendar_2
    ON day_9 BETWEEN calendar_2.since AND calendar_2.until
  WHERE
    day_9 BETWEEN calendar_1.since AND calendar_1.until
  OFFSET 0
) AS step_7
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN can_become_pregnant_1 <> 0 THEN calendar_1_10 ELSE calendar_2_14 END AS value_18,
    CASE WHEN can_become_pregnant_1 <> 0 THEN calendar_1_11 ELSE calendar_2_15 END AS value_19,
    CASE WHEN can_become_pregnant_1 <> 0 THEN calendar_1_12 ELSE calendar_2_16 + 5 END AS value_20
  OFFSET 0
) AS step_8
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_19 = 1 THEN office_visit_date_5 ELSE specimen_date_3 END AS value_21,
    value_19 = 0 OR value_19 = 1 AS value_22
  OFFSET 0
) AS step_9
CROSS JOIN LATERAL (
  SELECT
    CASE
      WHEN specimen_date < CAST('1980-01-01' AS DATE)
      OR specimen_date > CAST('2099-12-31' AS DATE)
      THEN 0
      WHEN office_visit_date < CAST('1980-01-01' AS DATE)
      OR office_visit_date > CAST('2099-12-31' AS DATE)
      THEN 1
      WHEN value_7 IS NULL
      THEN 2
      WHEN can_become_pregnant_1 <> 0 AND calendar_1_13 = 1
      THEN 3
      WHEN can_become_pregnant_1 = 0 AND calendar_2_17 = 1
      THEN 4
      WHEN value_19 = 0 AND value_21 IS NULL
      THEN 5
      WHEN value_19 = 1 AND value_21 IS NULL
      THEN 6
    END AS fault_23
  OFFSET 0
) AS step_10
