DROP TABLE docket_extension;
DROP TABLE docket_report;
DROP TABLE docket_task_unit;
DROP TABLE docket_task;
DROP TABLE docket_paragraph;
DROP TABLE docket_conclusion;
