-- Late tasks that the Office or the leader follows up, for their desks; and finished ones that wait to be taken.
CREATE INDEX docket_task_chase ON docket_task (level, next_clock_at, id) WHERE open AND next_clock = 'chase';
CREATE INDEX docket_task_reported ON docket_task (next_clock_at, id) WHERE open AND reported_at IS NOT NULL;
