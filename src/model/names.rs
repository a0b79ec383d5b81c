//! The words with which a fact is described: each enum has the same names in JSON, tables and lexicon files.
//! `Bound::AtLeast` ↔ `at_least`.

use super::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares an enum whose names are the same in JSON, in lexicon files and in `as_str`.
macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, JsonSchema)]
        pub enum $kind { $($(#[$vdoc])* #[serde(rename = $name)] $variant),* }

        impl $kind {
            /// The name as written in JSON, tables and lexicon files.
            pub fn as_str(self) -> &'static str {
                match self { $($kind::$variant => $name),* }
            }
        }

        impl std::str::FromStr for $kind {
            type Err = String;
            fn from_str(s: &str) -> Result<Self, String> {
                match s {
                    $($name => Ok($kind::$variant),)*
                    _ => Err(format!(concat!("‘{}’ is not one of ", $($name, " "),*), s)),
                }
            }
        }
    };
}

names! {
    /// What kind of magnitude a quantity is.
    Dimension {
        /// Things, people, cases.
        #[default]
        Count = "count",
        /// Money, in `currency`.
        Money = "money",
        /// Hundredths.
        Percent = "percent",
        /// Differences between percentages.
        PercentPoint = "percent_point",
        /// Metres and their like.
        Length = "length",
        /// Square metres, 亩.
        Area = "area",
        /// Cubic metres, litres.
        Volume = "volume",
        /// Grams, tonnes.
        Mass = "mass",
        /// Lengths of time.
        Duration = "duration",
        /// Degrees of heat.
        Temperature = "temperature",
        /// Length over time.
        Speed = "speed",
        /// Joules, kilowatt-hours.
        Energy = "energy",
        /// Watts.
        Power = "power",
        /// Bytes and bits.
        Data = "data",
        /// 倍, 番 and plain fractions.
        Multiple = "multiple",
        /// 岁.
        Age = "age",
        /// Points of a mark or an index.
        Score = "score",
        /// Everything else: pressure, per-units, …
        Other = "other",
    }
}

names! {
    /// How words limit a number.
    Bound {
        /// 约, 左右.
        #[default]
        Approx = "approx",
        /// 超, 逾, 多.
        Over = "over",
        /// 近, 不足.
        Under = "under",
        /// 以上, 至少.
        AtLeast = "at_least",
        /// 以内, 不超过.
        AtMost = "at_most",
    }
}

names! {
    /// Movement by or to a number.
    Change {
        /// Rose by it.
        #[default]
        Up = "up",
        /// Fell by it.
        Down = "down",
        /// Rose to it.
        ToUp = "to_up",
        /// Fell to it.
        ToDown = "to_down",
    }
}

names! {
    /// What a movement is measured against.
    Basis {
        /// The same period of the year before.
        #[default]
        Yoy = "yoy",
        /// The period before.
        Mom = "mom",
    }
}

names! {
    /// Whether a date stands on its own.
    DateKind {
        /// All in the text.
        #[default]
        Absolute = "absolute",
        /// Needs the publication date or a date before it.
        Relative = "relative",
        /// 近日, 目前.
        Vague = "vague",
    }
}

names! {
    /// How fine a date is.
    Grain {
        /// 9时30分.
        Minute = "minute",
        /// 24时.
        Hour = "hour",
        /// 11月27日.
        #[default]
        Day = "day",
        /// 10月下旬.
        TenDays = "ten_days",
        /// 2020年11月.
        Month = "month",
        /// 一季度.
        Quarter = "quarter",
        /// 上半年.
        HalfYear = "half_year",
        /// 今年夏天.
        Season = "season",
        /// 2020年.
        Year = "year",
        /// 十四五.
        Plan = "plan",
        /// Decades, centuries, vague words.
        Other = "other",
    }
}

names! {
    /// What sort of body an agency is.
    AgencyKind {
        /// Organs of the Communist Party of China and other parties.
        Party = "party",
        /// Administrations at any level, ministries, bureaus, offices.
        #[default]
        Government = "government",
        /// Courts.
        Court = "court",
        /// Procuratorates.
        Procuratorate = "procuratorate",
        /// Public security.
        Police = "police",
        /// People's congresses.
        Congress = "congress",
        /// People's political consultative conferences.
        Cppcc = "cppcc",
        /// Armed forces.
        Military = "military",
        /// Public institutions: centres, museums, institutes.
        Institution = "institution",
        /// News media.
        Media = "media",
        /// Universities and schools.
        School = "school",
        /// Hospitals.
        Hospital = "hospital",
        /// Companies.
        Company = "company",
        /// Banks.
        Bank = "bank",
        /// Associations, federations, people's organisations.
        Association = "association",
        /// International organisations.
        International = "international",
        /// Public bodies of other countries.
        Foreign = "foreign",
    }
}

names! {
    /// How words are reported.
    Form {
        /// Between quotation marks.
        #[default]
        Direct = "direct",
        /// As a clause.
        Indirect = "indirect",
        /// A quoted fragment inside a clause.
        Mixed = "mixed",
    }
}

names! {
    /// What the speaker does.
    Act {
        /// States.
        #[default]
        Say = "say",
        /// Asks.
        Ask = "ask",
        /// Replies to a question that the article reports.
        Answer = "answer",
    }
}
