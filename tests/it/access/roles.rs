//! Whoever asks, and whose id they ask for.

/// Whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Anon,
    Talent,
    Submitted,
    Verified,
    Suspended,
    Officer,
    Lead,
    Admin,
    Auditor,
    /// Officer, lead and administrator in one, who has not enrolled a second factor.
    NoFactor,
}

impl Role {
    pub const ALL: [Self; 10] = [
        Self::Anon,
        Self::Talent,
        Self::Submitted,
        Self::Verified,
        Self::Suspended,
        Self::Officer,
        Self::Lead,
        Self::Admin,
        Self::Auditor,
        Self::NoFactor,
    ];

    /// As the head of its column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anon => "anon",
            Self::Talent => "talent",
            Self::Submitted => "submitted",
            Self::Verified => "verified",
            Self::Suspended => "suspended",
            Self::Officer => "officer",
            Self::Lead => "lead",
            Self::Admin => "admin",
            Self::Auditor => "auditor",
            Self::NoFactor => "no_factor",
        }
    }
}

/// Whose id a route is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Own,
    Foreign,
    Nobody,
}

impl Whose {
    pub const ALL: [Self; 3] = [Self::Own, Self::Foreign, Self::Nobody];
}
