kernel::named_enum! {
    /// A figure that opens to its dossiers (F3, F9). The names stand in addresses.
    pub enum Measure {
        /// Open when the period began.
        CarriedIn = "carried-in",
        Received = "received",
        ReceivedDirect = "received-direct",
        ReceivedOnline = "received-online",
        ReceivedPost = "received-post",
        Done = "done",
        DoneEarly = "done-early",
        DoneOnTime = "done-on-time",
        DoneLate = "done-late",
        Refused = "refused",
        /// At the applicant's wish (status 7).
        Withdrawn = "withdrawn",
        /// After an unanswered request (status 8).
        Stopped = "stopped",
        /// Open when the period ends, or now.
        Open = "open",
        OpenWaiting = "open-waiting",
        OpenInTime = "open-in-time",
        OpenLate = "open-late",
        OpenPaused = "open-paused",
    }
}

impl Measure {
    /// Fluent key of its name.
    #[must_use]
    pub fn key(self) -> String {
        format!("supervision-measure-{self}")
    }

    /// Whether it counts what is open at the end of the period, and not what happened in it.
    #[must_use]
    pub const fn is_stock(self) -> bool {
        matches!(self, Self::Open | Self::OpenWaiting | Self::OpenInTime | Self::OpenLate | Self::OpenPaused)
    }
}
