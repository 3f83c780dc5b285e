DROP TABLE feedback_tablet;
DROP TABLE feedback_served;
DROP TABLE feedback_answer;
DROP TABLE feedback_handed;
