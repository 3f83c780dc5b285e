kernel::named_enum! {
    /// Every act on a dossier and every look at one. The names of acts are those of the API.
    pub enum Action {
        Receive = "receive",
        Accept = "accept",
        Refuse = "refuse",
        RequestSupplement = "request-supplement",
        Supplement = "supplement",
        RequestOpinion = "request-opinion",
        GiveOpinion = "give-opinion",
        RequestPayment = "request-payment",
        RecordPayment = "record-payment",
        Assign = "assign",
        Forward = "forward",
        ReturnStep = "return-step",
        Approve = "approve",
        Issue = "issue",
        AttachResult = "attach-result",
        Apologise = "apologise",
        Stop = "stop",
        Close = "close",
        HandOver = "hand-over",
        AttachFile = "attach-file",
        CompleteAtOnce = "complete-at-once",
        /// Giving the applicant a notice that lies at the centre (A31).
        GiveNotice = "give-notice",
        /// New appointments after a new calendar decision (E11).
        Recompute = "recompute",
        View = "view",
        List = "list",
        Files = "files",
        Forms = "forms",
        History = "history",
        Deadline = "deadline",
        /// The register of a year (form 07) and other exports that name persons.
        Export = "export",
    }
}

impl Action {
    /// The acts that `POST /api/v1/dossiers/{code}/actions/{action}` takes, in the order of a dossier's life.
    pub const ON_DOSSIER: &'static [Self] = &[
        Self::Accept,
        Self::Refuse,
        Self::RequestSupplement,
        Self::Supplement,
        Self::RequestOpinion,
        Self::GiveOpinion,
        Self::RequestPayment,
        Self::RecordPayment,
        Self::Assign,
        Self::Forward,
        Self::ReturnStep,
        Self::Approve,
        Self::Issue,
        Self::AttachResult,
        Self::Apologise,
        Self::Stop,
        Self::Close,
        Self::HandOver,
    ];

    /// Fluent key of the act's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("dossier-action-{self}")
    }
}
