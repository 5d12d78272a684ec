"""What the worker does again and again, and when: second, minute, hour, day, month, weekday by the house's clock."""

RECURRING = {
    "follow_journal": {"task_path": "kompas.journal.tasks.follow", "schedule": "*/3 * * * * *"},
    "deliver_post": {"task_path": "kompas.post.tasks.deliver", "schedule": "*/5 * * * * *"},
    "sweep_files": {"task_path": "kompas.documents.tasks.sweep", "schedule": "17 3 * * *"},
    "tell_head": {"task_path": "kompas.notifications.tasks.tell_journal_head", "schedule": "0 6 * * *"},
    "forget_lists": {"task_path": "kompas.organisation.tasks.forget_lists", "schedule": "45 3 * * *"},
    "remind_of_comments": {
        "task_path": "kompas.notifications.tasks.remind_of_comments",
        "schedule": "10 7-16 * * *",
    },
    "end_sessions": {"task_path": "kompas.accounts.tasks.end_sessions", "schedule": "30 3 * * *"},
}
