//! The two languages of headings and labels; the facts themselves stay as they are.
//! `--lang zh`: published → 发布日期.

/// The language of headings and labels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// The names of the record.
    #[default]
    English,
    /// Chinese.
    Chinese,
}

impl Language {
    /// The one of two words that is in this language.
    pub fn choose(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }
}
