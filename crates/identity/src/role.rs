kernel::named_enum! {
    /// What a person may be at a unit (rules a.4). The names are also those of the API and the command line.
    ///
    /// What each role may do is not said here: every wing has its own `policy`.
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Role {
        /// Takes dossiers in at a counter.
        Receiver = "receiver",
        /// Hands results over.
        Returner = "returner",
        /// Takes fees.
        Cashier = "cashier",
        /// Scans papers; may work for a contractor (A5).
        Digitiser = "digitiser",
        /// Head of a division: assigns and checks.
        Head = "head",
        /// Works on a dossier.
        Specialist = "specialist",
        /// Gives an opinion that another unit asked for (A29).
        Consulted = "consulted",
        /// Chair, deputy or whoever is authorised to sign.
        Signer = "signer",
        /// Numbers and issues what was signed.
        Issuer = "issuer",
        /// Director or deputy of a centre.
        Director = "director",
        /// Keeps procedures, e-processes, fees and forms of a department.
        DepartmentAdmin = "department_admin",
        /// Keeps accounts and reports of a commune.
        CommuneAdmin = "commune_admin",
        /// Leadership of a People's Committee: sees and steers.
        Leader = "leader",
        /// Control by the provincial centre.
        ProvincialCentre = "provincial_centre",
        /// The Office of the provincial People's Committee.
        ProvincialOffice = "provincial_office",
        /// Watches the use of the population database (K7).
        PoliceAdmin = "police_admin",
        /// Runs the system; decides nothing of business.
        Operator = "operator",
    }
}

store::text_column!(Role);
