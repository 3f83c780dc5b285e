DROP TABLE docket_field_lead;
