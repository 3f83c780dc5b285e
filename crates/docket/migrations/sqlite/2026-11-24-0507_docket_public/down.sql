DROP INDEX docket_matter_public;
