-- plan_courses, by the rules of US
WITH calendar_1 AS MATERIALIZED (
  SELECT
    CAST(first_day AS DATE) AS first_day,
    CAST(last_day AS DATE) AS last_day,
    CAST(answer_1 AS BIGINT) AS answer_1
  FROM (VALUES
    ('1980-01-01', '1980-02-29', -31),
    ('1980-03-01', '1980-03-30', -30),
    ('1980-03-31', '1980-04-30', -31),
    ('1980-05-01', '1980-05-30', -30),
    ('1980-05-31', '1980-06-30', -31),
    ('1980-07-01', '1980-07-30', -30),
    ('1980-07-31', '1980-09-30', -31),
    ('1980-10-01', '1980-10-30', -30),
    ('1980-10-31', '1980-11-30', -31),
    ('1980-12-01', '1980-12-30', -30),
    ('1980-12-31', '1981-02-28', -31),
    ('1981-03-01', '1981-03-30', -30),
    ('1981-03-31', '1981-04-30', -31),
    ('1981-05-01', '1981-05-30', -30),
    ('1981-05-31', '1981-06-30', -31),
    ('1981-07-01', '1981-07-30', -30),
    ('1981-07-31', '1981-09-30', -31),
    ('1981-10-01', '1981-10-30', -30),
    ('1981-10-31', '1981-11-30', -31),
    ('1981-12-01', '1981-12-30', -30),
    ('1981-12-31', '1982-02-28', -31),
    ('1982-03-01', '1982-03-30', -30),
    ('1982-03-31', '1982-04-30', -31),
    ('1982-05-01', '1982-05-30', -30),
    ('1982-05-31', '1982-06-30', -31),
    ('1982-07-01', '1982-07-30', -30),
    ('1982-07-31', '1982-09-30', -31),
    ('1982-10-01', '1982-10-30', -30),
    ('1982-10-31', '1982-11-30', -31),
    ('1982-12-01', '1982-12-30', -30),
    ('1982-12-31', '1983-02-28', -31),
    ('1983-03-01', '1983-03-30', -30),
    ('1983-03-31', '1983-04-30', -31),
    ('1983-05-01', '1983-05-30', -30),
    ('1983-05-31', '1983-06-30', -31),
    ('1983-07-01', '1983-07-30', -30),
    ('1983-07-31', '1983-09-30', -31),
    ('1983-10-01', '1983-10-30', -30),
    ('1983-10-31', '1983-11-30', -31),
    ('1983-12-01', '1983-12-30', -30),
    ('1983-12-31', '1983-12-31', -31)) AS v(first_day, last_day, answer_1)
), calendar_2 AS MATERIALIZED (
  SELECT
    CAST(first_day AS DATE) AS first_day,
    CAST(last_day AS DATE) AS last_day,
    CAST(answer_1 AS BIGINT) AS answer_1
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
    ('1983-12-01', '1983-12-31', 31)) AS v(first_day, last_day, answer_1)
), calendar_3 AS MATERIALIZED (
  SELECT
    CAST(since AS DATE) AS since,
    CAST(until AS DATE) AS until,
    CAST(first_day AS DATE) AS first_day,
    CAST(last_day AS DATE) AS last_day,
    CAST(answer_1 AS BIGINT) AS answer_1
  FROM (VALUES
    ('1980-01-01', '2099-12-29', '1980-01-01', '1980-02-29', 60),
    ('1980-01-01', '2099-12-29', '1980-03-01', '1980-06-30', 61),
    ('1980-01-01', '2099-12-29', '1980-07-01', '1980-07-31', 62),
    ('1980-01-01', '2099-12-29', '1980-08-01', '1980-11-30', 61),
    ('1980-01-01', '2099-12-29', '1980-12-01', '1980-12-29', 62),
    ('1980-01-01', '2099-12-29', '1980-12-30', '1980-12-30', 61),
    ('1980-01-01', '2099-12-29', '1980-12-31', '1980-12-31', 60),
    ('1980-01-01', '2099-12-29', '1981-01-01', '1981-02-28', 59),
    ('1980-01-01', '2099-12-29', '1981-03-01', '1981-06-30', 61),
    ('1980-01-01', '2099-12-29', '1981-07-01', '1981-07-31', 62),
    ('1980-01-01', '2099-12-29', '1981-08-01', '1981-11-30', 61),
    ('1980-01-01', '2099-12-29', '1981-12-01', '1981-12-29', 62),
    ('1980-01-01', '2099-12-29', '1981-12-30', '1981-12-30', 61),
    ('1980-01-01', '2099-12-29', '1981-12-31', '1981-12-31', 60),
    ('1980-01-01', '2099-12-29', '1982-01-01', '1982-02-28', 59),
    ('1980-01-01', '2099-12-29', '1982-03-01', '1982-06-30', 61),
    ('1980-01-01', '2099-12-29', '1982-07-01', '1982-07-31', 62),
    ('1980-01-01', '2099-12-29', '1982-08-01', '1982-11-30', 61),
    ('1980-01-01', '2099-12-29', '1982-12-01', '1982-12-29', 62),
    ('1980-01-01', '2099-12-29', '1982-12-30', '1982-12-30', 61),
    ('1980-01-01', '2099-12-29', '1982-12-31', '1982-12-31', 60),
    ('1980-01-01', '2099-12-29', '1983-01-01', '1983-02-28', 59),
    ('1980-01-01', '2099-12-29', '1983-03-01', '1983-06-30', 61),
    ('1980-01-01', '2099-12-29', '1983-07-01', '1983-07-31', 62),
    ('1980-01-01', '2099-12-29', '1983-08-01', '1983-11-30', 61),
    ('1980-01-01', '2099-12-29', '1983-12-01', '1983-12-30', 62),
    ('1980-01-01', '2099-12-29', '1983-12-31', '1983-12-31', 61),
    ('2099-12-30', '2099-12-31', '1980-01-01', '1983-12-30', 61),
    ('2099-12-30', '2099-12-31', '1983-12-31', '1983-12-31', 60)) AS v(since, until, first_day, last_day, answer_1)
)
SELECT
  row_id,
  weight_kg,
  daily_dose_mg,
  first_dose,
  goal_mg_per_kg,
  can_become_pregnant,
  CASE
    WHEN fault_26 IS NULL
    THEN CAST('1970-01-01' AS DATE) + CAST(value_19 AS INT)
  END AS last_dose,
  CASE WHEN fault_26 IS NULL THEN value_17 END AS course_days,
  CASE
    WHEN fault_26 IS NULL
    THEN CAST(value_16 AS DOUBLE PRECISION) / CAST(1000000 AS DOUBLE PRECISION)
  END AS total_mg,
  CASE
    WHEN fault_26 IS NULL
    THEN CAST(value_16 AS DOUBLE PRECISION) / CAST(weight_kg_2 * 1000 AS DOUBLE PRECISION)
  END AS cumulative_mg_per_kg,
  CASE WHEN fault_26 IS NULL THEN value_16 >= value_11 END AS goal_reached,
  CASE
    WHEN fault_26 IS NULL
    AND (
      can_become_pregnant_8 <> 0 AND NOT value_19 + calendar_2_23 IS NULL
    )
    THEN CAST('1970-01-01' AS DATE) + CAST(first_dose_7 + calendar_1_21 AS INT)
  END AS contraception_first,
  CASE
    WHEN fault_26 IS NULL
    AND (
      can_become_pregnant_8 <> 0 AND NOT first_dose_7 + calendar_1_21 IS NULL
    )
    THEN CAST('1970-01-01' AS DATE) + CAST(value_19 + calendar_2_23 AS INT)
  END AS contraception_last,
  CASE
    WHEN fault_26 IS NULL
    THEN CAST('1970-01-01' AS DATE) + CAST(value_19 + calendar_2_23 AS INT)
  END AS post_course_last,
  CASE
    WHEN fault_26 IS NULL
    THEN CAST('1970-01-01' AS DATE) + CAST(value_19 + calendar_2_23 AS INT)
  END AS blood_donation_last,
  CASE
    WHEN fault_26 IS NULL
    THEN CAST('1970-01-01' AS DATE) + CAST(value_19 + calendar_3_25 AS INT)
  END AS next_course_first,
  CASE WHEN fault_26 IS NULL THEN CAST('us.label.contraception_after' AS TEXT) END AS post_course_because,
  CASE WHEN fault_26 IS NULL THEN CAST('us.label.blood_donation_after' AS TEXT) END AS blood_donation_because,
  CASE WHEN fault_26 IS NULL THEN CAST('us.label.washout' AS TEXT) END AS next_course_because,
  CASE
    WHEN fault_26 IN (0, 4, 8, 10)
    THEN 'no value'
    WHEN fault_26 IN (1, 5, 11)
    THEN 'not more than 0'
    WHEN fault_26 IN (2, 6, 12)
    THEN 'more than can be'
    WHEN fault_26 IN (3, 7, 13)
    THEN 'more than 3 decimals'
    WHEN fault_26 = 9
    THEN 'a day outside 1980-01-01 to 2099-12-31'
    WHEN fault_26 = 14
    THEN 'the doses never reach the goal'
    WHEN fault_26 IN (15, 16)
    THEN 'the answer lies beyond 2099-12-31'
  END AS error,
  CASE
    WHEN fault_26 IN (0, 1, 2, 3)
    THEN 'weight_kg'
    WHEN fault_26 IN (4, 5, 6, 7, 14, 15)
    THEN 'daily_dose_mg'
    WHEN fault_26 IN (8, 9, 16)
    THEN 'first_dose'
    WHEN fault_26 IN (10, 11, 12, 13)
    THEN 'goal_mg_per_kg'
  END AS error_column
FROM courses
CROSS JOIN LATERAL (
  SELECT
    CASE
      WHEN weight_kg IS NULL
      OR weight_kg = CAST('NaN' AS DOUBLE PRECISION)
      OR weight_kg <= 0
      OR weight_kg > 1000
      THEN 1
      ELSE weight_kg
    END AS weight_kg_1,
    CASE
      WHEN daily_dose_mg IS NULL
      OR daily_dose_mg = CAST('NaN' AS DOUBLE PRECISION)
      OR daily_dose_mg <= 0
      OR daily_dose_mg > 100000
      THEN 1
      ELSE daily_dose_mg
    END AS daily_dose_mg_3,
    CASE
      WHEN first_dose IS NULL
      OR (
        first_dose < CAST('1980-01-01' AS DATE)
        OR first_dose > CAST('2099-12-31' AS DATE)
      )
      THEN CAST('1980-01-01' AS DATE)
      ELSE first_dose
    END AS first_dose_6,
    CASE
      WHEN can_become_pregnant IS NULL
      THEN -1
      WHEN can_become_pregnant
      THEN 1
      ELSE 0
    END AS can_become_pregnant_8,
    CASE
      WHEN goal_mg_per_kg IS NULL
      OR goal_mg_per_kg = CAST('NaN' AS DOUBLE PRECISION)
      OR goal_mg_per_kg <= 0
      OR goal_mg_per_kg > 100000
      THEN 1
      ELSE goal_mg_per_kg
    END AS goal_mg_per_kg_9
  OFFSET 0
) AS step_1
CROSS JOIN LATERAL (
  SELECT
    CAST(ROUND(weight_kg_1 * 1000) AS BIGINT) AS weight_kg_2,
    CAST(ROUND(daily_dose_mg_3 * 1000) AS BIGINT) AS daily_dose_mg_4,
    CAST(first_dose_6 - CAST('1970-01-01' AS DATE) AS BIGINT) AS first_dose_7,
    CAST(ROUND(goal_mg_per_kg_9 * 1000) AS BIGINT) AS goal_mg_per_kg_10
  OFFSET 0
) AS step_2
CROSS JOIN LATERAL (
  SELECT
    daily_dose_mg_4 * 1000 AS value_5,
    goal_mg_per_kg_10 * weight_kg_2 AS value_11,
    CAST('1970-01-01' AS DATE) + CAST((
      first_dose_7 - 3652
    ) % 1461 + 3652 AS INT) AS day_20
  OFFSET 0
) AS step_3
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_5 > 0 THEN value_5 ELSE 1 END AS value_12,
    value_5 > 0 AS value_14,
    calendar_1.answer_1 AS calendar_1_21
  FROM calendar_1
  WHERE
    day_20 BETWEEN calendar_1.first_day AND calendar_1.last_day
  OFFSET 0
) AS step_4
CROSS JOIN LATERAL (
  SELECT
    CAST(CAST((
      value_11 + value_12 - 1 - (
        value_11 + value_12 - 1
      ) % value_12
    ) AS DOUBLE PRECISION) / value_12 AS BIGINT) AS value_13
  OFFSET 0
) AS step_5
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_14 THEN value_13 ELSE 0 END AS value_15,
    CASE WHEN value_14 THEN value_13 * value_12 ELSE 0 END AS value_16
  OFFSET 0
) AS step_6
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_15 = 0 OR value_15 > 43830 THEN 1 ELSE value_15 END AS value_17
  OFFSET 0
) AS step_7
CROSS JOIN LATERAL (
  SELECT
    first_dose_7 + value_17 - 1 AS value_18
  OFFSET 0
) AS step_8
CROSS JOIN LATERAL (
  SELECT
    CASE WHEN value_18 > 47481 THEN 47481 ELSE value_18 END AS value_19,
    CASE
      WHEN weight_kg IS NULL OR weight_kg = CAST('NaN' AS DOUBLE PRECISION)
      THEN 0
      WHEN weight_kg <= 0
      THEN 1
      WHEN weight_kg > 1000
      THEN 2
      WHEN CAST(weight_kg_2 AS DOUBLE PRECISION) / CAST(1000 AS DOUBLE PRECISION) <> weight_kg_1
      THEN 3
      WHEN daily_dose_mg IS NULL OR daily_dose_mg = CAST('NaN' AS DOUBLE PRECISION)
      THEN 4
      WHEN daily_dose_mg <= 0
      THEN 5
      WHEN daily_dose_mg > 100000
      THEN 6
      WHEN CAST(daily_dose_mg_4 AS DOUBLE PRECISION) / CAST(1000 AS DOUBLE PRECISION) <> daily_dose_mg_3
      THEN 7
      WHEN first_dose IS NULL
      THEN 8
      WHEN first_dose < CAST('1980-01-01' AS DATE)
      OR first_dose > CAST('2099-12-31' AS DATE)
      THEN 9
      WHEN goal_mg_per_kg IS NULL OR goal_mg_per_kg = CAST('NaN' AS DOUBLE PRECISION)
      THEN 10
      WHEN goal_mg_per_kg <= 0
      THEN 11
      WHEN goal_mg_per_kg > 100000
      THEN 12
      WHEN CAST(goal_mg_per_kg_10 AS DOUBLE PRECISION) / CAST(1000 AS DOUBLE PRECISION) <> goal_mg_per_kg_9
      THEN 13
      WHEN value_15 = 0
      THEN 14
      WHEN value_15 > 43830
      THEN 15
      WHEN value_18 > 47481
      THEN 16
    END AS fault_26
  OFFSET 0
) AS step_9
CROSS JOIN LATERAL (
  SELECT
    CAST('1970-01-01' AS DATE) + CAST((
      value_19 - 3652
    ) % 1461 + 3652 AS INT) AS day_22,
    CAST('1970-01-01' AS DATE) + CAST(value_19 AS INT) AS day_24
  OFFSET 0
) AS step_10
CROSS JOIN LATERAL (
  SELECT
    calendar_2.answer_1 AS calendar_2_23,
    calendar_3.answer_1 AS calendar_3_25
  FROM calendar_2
  JOIN calendar_3
    ON day_24 BETWEEN calendar_3.since AND calendar_3.until
    AND day_22 BETWEEN calendar_3.first_day AND calendar_3.last_day
  WHERE
    day_22 BETWEEN calendar_2.first_day AND calendar_2.last_day
  OFFSET 0
) AS step_11
