DROP TABLE supervision_weight;
