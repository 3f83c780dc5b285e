DROP TABLE supervision_score;
DROP TABLE supervision_forecast;
DROP TABLE supervision_outlook;
DROP TABLE supervision_pace;
DROP TABLE supervision_time;
DROP TABLE supervision_training;
