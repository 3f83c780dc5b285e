kernel::named_enum! {
    /// Every act in the docket and every look. The names of acts are those of the API.
    pub enum Action {
        // Recommendations: the commune.
        Draft = "draft",
        Send = "send",
        Complete = "complete",
        Withdraw = "withdraw",
        Appeal = "appeal",
        Close = "close",
        Attach = "attach",
        // Matters: the department.
        Receive = "receive",
        ReturnForLack = "return-for-lack",
        Assign = "assign",
        Join = "join",
        RequestOpinion = "request-opinion",
        GiveOpinion = "give-opinion",
        DraftAnswer = "draft-answer",
        Answer = "answer",
        // Matters: the province.
        Redirect = "redirect",
        Check = "check",
        SendBack = "send-back",
        Submit = "submit",
        Decide = "decide",
        // Sessions.
        SetUpGroup = "set-up-group",
        Plan = "plan",
        Replan = "replan",
        Cancel = "cancel",
        Hold = "hold",
        Record = "record",
        Inspect = "inspect",
        EditTemplate = "edit-template",
        /// Which department leads in a field.
        EditFields = "edit-fields",
        DraftConclusion = "draft-conclusion",
        IssueConclusion = "issue-conclusion",
        // Tasks.
        AssignTask = "assign-task",
        Report = "report",
        AskExtension = "ask-extension",
        DecideExtension = "decide-extension",
        Take = "take",
        ReturnTask = "return-task",
        // Looks.
        View = "view",
        ViewSession = "view-session",
        ViewTask = "view-task",
        Briefing = "briefing",
        /// The leader's page.
        Figures = "figures",
        Export = "export",
    }
}

impl Action {
    /// The acts of `POST /api/v1/recommendations/{code}/actions/{action}`, in the order of a matter's life.
    pub const ON_RECOMMENDATION: &'static [Self] = &[
        Self::Send,
        Self::Complete,
        Self::Withdraw,
        Self::Receive,
        Self::ReturnForLack,
        Self::Assign,
        Self::Join,
        Self::RequestOpinion,
        Self::GiveOpinion,
        Self::DraftAnswer,
        Self::Answer,
        Self::Redirect,
        Self::Check,
        Self::SendBack,
        Self::Submit,
        Self::Decide,
        Self::Appeal,
        Self::Close,
    ];

    /// The acts of `POST /api/v1/sessions/{code}/actions/{action}`.
    pub const ON_SESSION: &'static [Self] =
        &[Self::Replan, Self::Cancel, Self::Hold, Self::Record, Self::DraftConclusion, Self::IssueConclusion];

    /// The acts of `POST /api/v1/tasks/{code}/actions/{action}`.
    pub const ON_TASK: &'static [Self] =
        &[Self::AssignTask, Self::Report, Self::AskExtension, Self::DecideExtension, Self::Take, Self::ReturnTask];

    /// Fluent key of the act's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("docket-action-{self}")
    }
}
