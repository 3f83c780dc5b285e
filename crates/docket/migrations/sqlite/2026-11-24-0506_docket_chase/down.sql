DROP INDEX docket_task_chase;
DROP INDEX docket_task_reported;
