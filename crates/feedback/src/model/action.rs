kernel::named_enum! {
    /// Every act of this wing and every look. The names of acts are those of addresses.
    pub enum Action {
        /// Writing down a petition that came by post, phone, in person or on a sheet (H1).
        Record = "record",
        Receive = "receive",
        Classify = "classify",
        Assign = "assign",
        /// To another body of this house; the clock runs on.
        Transfer = "transfer",
        Answer = "answer",
        /// Out of the house, to whose power it is (H2).
        Forward = "forward",
        /// The notice that a complaint or denunciation is not received here (H5).
        GiveNotice = "give-notice",
        /// A repeat without a new fact, by reference (H4).
        CloseRepeat = "close-repeat",
        Publish = "publish",
        View = "view",
        /// Opening a tablet at a centre.
        Tablet = "tablet",
        /// Numbers of satisfaction and of petitions.
        Figures = "figures",
        /// What people wrote about a dossier, in their own words.
        Words = "words",
    }
}

impl Action {
    /// The acts on one petition, in the order of its life.
    pub const ON_PETITION: &'static [Self] = &[
        Self::Receive,
        Self::Classify,
        Self::Assign,
        Self::Transfer,
        Self::Answer,
        Self::Forward,
        Self::GiveNotice,
        Self::CloseRepeat,
        Self::Publish,
    ];

    /// Fluent key of the act's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("feedback-action-{self}")
    }
}
