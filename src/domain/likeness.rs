//! How like two entries are: how sure it is that they are one, by what, and what speaks against it.

use crate::text_enum;

text_enum! {
    /// How sure it is that two entries are one.
    Likelihood {
        /// They share what only one can have.
        Certain = "certain",
        /// The name and more that fits.
        Likely = "likely",
        /// Little more than a name that many have, or one number without the name.
        Weak = "weak",
    }
}

text_enum! {
    /// What two entries have in common, or what speaks against it.
    Fact {
        /// The same Han characters.
        Written = "written",
        /// The same sound.
        Sounds = "sounds",
        /// The family name and the first letter of the given name.
        Initial = "initial",
        /// The name of a firm in Latin letters.
        Spelled = "spelled",
        /// What a firm is called in short, by sound.
        Brand = "brand",
        /// The credit code.
        Uscc = "uscc",
        /// The e-mail address.
        Mail = "mail",
        /// The telephone.
        Phone = "phone",
        /// WeChat.
        Wechat = "wechat",
        /// The web domain.
        Domain = "domain",
        /// The employer.
        Employer = "employer",
        /// The county or prefecture of a tie to Gansu.
        Place = "place",
        /// A field.
        Field = "field",
        /// The city.
        City = "city",
        /// The country.
        Country = "country",
        /// Their fields differ.
        OtherField = "other_field",
        /// Their countries differ.
        OtherCountry = "other_country",
        /// They come from, or sit in, different places.
        OtherPlace = "other_place",
        /// Their credit codes differ.
        OtherUscc = "other_uscc",
    }
}

impl Fact {
    /// True for what speaks against it.
    pub fn is_against(self) -> bool {
        matches!(self, Self::OtherField | Self::OtherCountry | Self::OtherPlace | Self::OtherUscc)
    }
}

/// How like two entries are, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// How sure it is.
    pub likelihood: Likelihood,
    /// By what, and what speaks against it.
    pub facts: Vec<Fact>,
}
