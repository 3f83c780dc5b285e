DROP TABLE procedure_non_boundary;
DROP TABLE procedure_competence_setting;
DROP TABLE procedure_process_step;
DROP TABLE procedure_process_setting;
DROP TABLE procedure_fee_setting;
DROP TABLE procedure_limit_setting;
