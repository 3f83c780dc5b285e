DROP TABLE supervision_claim;
DROP TABLE supervision_claim_list;
