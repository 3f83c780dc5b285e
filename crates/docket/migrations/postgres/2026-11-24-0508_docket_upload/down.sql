DROP TABLE docket_upload;
