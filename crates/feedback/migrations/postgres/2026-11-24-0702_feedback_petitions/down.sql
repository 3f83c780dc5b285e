DROP TABLE feedback_sequence;
DROP TABLE feedback_event;
DROP TABLE feedback_petition;
