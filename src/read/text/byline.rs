//! Who wrote it, from lines and brackets that say nothing else.
//! `（本报记者 黄敏 通讯员 李想 文/图）` → 黄敏, 李想; `新华社记者 张三 摄` → a photographer, nobody.

use super::line::is_han;
use super::words::{Pairs, Words, begins};
use super::{day, medium, name};
use crate::calendar::Day;
use crate::charset::{CharSet, edges};

/// What a byline says.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Byline {
    /// Those who wrote.
    pub authors: Vec<String>,
    /// A full date beside the names.
    pub day: Option<Day>,
    /// The medium before 记者.
    pub source: Option<String>,
}

/// No line with a byline and nothing else is longer.
pub(super) const LONGEST: usize = 120;

/// What the names that follow or precede have done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Reports: an author.
    Reporter,
    /// Sends in reports: an author beside a reporter only.
    Correspondent,
    /// Takes pictures or edits: no author.
    Other,
}

const ROLES: &[(&str, Role)] = &[
    ("记者", Role::Reporter),
    ("記者", Role::Reporter),
    ("特派员", Role::Reporter),
    ("评论员", Role::Reporter),
    ("实习生", Role::Correspondent),
    ("通讯员", Role::Correspondent),
    ("通訊員", Role::Correspondent),
    ("作者", Role::Reporter),
    ("撰文", Role::Reporter),
    ("撰稿", Role::Reporter),
    ("采写", Role::Reporter),
    ("文/图", Role::Reporter),
    ("图/文", Role::Reporter),
    ("图文", Role::Reporter),
    ("文", Role::Reporter),
    ("责任编辑", Role::Other),
    ("编辑", Role::Other),
    ("摄影", Role::Other),
    ("摄像", Role::Other),
    ("图", Role::Other),
    ("制图", Role::Other),
    ("编译", Role::Reporter),
    ("整理", Role::Reporter),
    ("校对", Role::Other),
    ("翻译", Role::Other),
];

/// What may stand before 记者 besides a medium.
static SORTS: Words = Words::of(&[
    "见习",
    "实习",
    "特约",
    "首席",
    "特派",
    "高级",
    "资深",
    "主任",
    "全媒体",
    "融媒体",
    "全媒",
    "融媒",
    "前方",
    "驻京",
    "体育",
    "财经",
    "本报",
    "本刊",
    "本台",
    "本网",
    "本站",
    "本社",
    "本版",
    "我刊",
    "时报",
    "日报",
    "晚报",
    "早报",
    "商报",
    "总台",
    "央视",
    "新华",
    "新媒体",
    "视频",
    "摄影",
    "文化",
    "军事",
    "随军",
    "随团",
    "派驻",
]);

/// What follows a name and says that its bearer wrote.
static WROTE: Words = Words::of(&[
    "文/图",
    "图/文",
    "文并图",
    "图并文",
    "文并摄",
    "文 图",
    "文图",
    "图文",
    "文、图",
    "摄影报道",
    "摄影/报道",
    "摄影写真",
    "文/摄",
    "综合报道",
    "采访报道",
    "联合报道",
    "专题报道",
    "报道",
    "報道",
    "采写",
    "采访整理",
    "采写整理",
    "整理",
    "编译",
    "专电",
    "综合",
    "撰文",
    "撰写",
    "执笔",
    "文",
]);

/// What follows a name and says that its bearer did not.
static PICTURED: Words =
    Words::of(&["摄影", "摄制", "摄", "攝", "供图", "制图", "绘图", "图片", "图", "剪辑", "视频", "编辑"]);

/// What a place and nothing else stands before: 北京报道.
static REPORTED: Words = Words::of(&["报道", "综合报道"]);

static ROLES_FIRST: CharSet = edges!(with_first, ROLES);

static ROLES_START: Pairs = {
    let (mut pairs, mut i) = (Pairs::NONE, 0);
    while i < ROLES.len() {
        pairs = pairs.with_start(ROLES[i].0);
        i += 1;
    }
    pairs
};

/// Reads a stretch that holds nothing but a byline; `None` when it holds more, or names no role.
pub(super) fn enclosed(chars: &[char]) -> Option<Byline> {
    if chars.len() > LONGEST {
        return None;
    }
    let chars = trim(chars);
    let mut reading = Reading::default();
    let (mut at, mut begun) = (0, false);
    while at < chars.len() {
        if is_separator(chars[at]) {
            at += 1;
            continue;
        }
        at += reading.step(&chars[at..])?;
        // Most lines end with their first token, most others name no role.
        if !begun && !names_role(chars) {
            return None;
        }
        begun = true;
    }
    reading.finish()
}

/// Whether a line that opens so, and is longer, may be a byline: the tokens that the opening holds must be some of one.
pub(super) fn may_open(opening: &[char]) -> bool {
    // No name and no role of a token reaches further.
    const REACH: usize = 24;
    let mut rest = trim_start(opening);
    let mut reading = Reading::default();
    loop {
        let separators = rest.iter().take_while(|&&c| is_separator(c)).count();
        rest = &rest[separators..];
        if day::may_begin(rest) {
            return true;
        }
        if !rest.iter().any(|&c| is_separator(c)) {
            return rest.len() < REACH || role_in(rest).is_some();
        }
        let Some(n) = reading.step(rest) else { return false };
        rest = &rest[n..];
    }
}

/// Whether a role may stand anywhere in the stretch: most lines hold none and need not be read token by token.
fn names_role(chars: &[char]) -> bool {
    let role = |at: usize| {
        ROLES.iter().any(|(word, _)| {
            let single = word.len() <= 3;
            begins(&chars[at..], word) && (!single || chars.get(at + 1).is_none_or(|c| is_separator(*c)))
        })
    };
    let may_start = |at: usize| ROLES_FIRST.holds(chars[at]) && ROLES_START.may_start(&chars[at..]);
    (0..chars.len()).any(|at| may_start(at) && role(at))
}

/// Brackets and bullets around a byline.
pub(super) fn trim(chars: &[char]) -> &[char] {
    let mut chars = trim_start(chars);
    while let Some((_, rest)) = chars.split_last().filter(|(c, _)| is_outer(c)) {
        chars = rest;
    }
    chars
}

/// Those before it.
pub(super) fn trim_start(chars: &[char]) -> &[char] {
    &chars[chars.iter().take_while(|c| is_outer(c)).count()..]
}

fn is_outer(c: &char) -> bool {
    match c {
        '\u{3400}'..='\u{9fff}' | '《' | '》' => false,
        // Marks that the table of all characters need not be asked about.
        '、' | '。' | '，' | '…' | '“' | '”' => true,
        c => !is_han(*c) && !c.is_alphanumeric(),
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '、' | ',' | '，' | ';' | '/' | '|' | '(' | ')' | ':' | '【' | '】' | '-' | '—' | '&')
}

#[derive(Default)]
struct Reading {
    byline: Byline,
    role: Option<Role>,
    /// Names since the last role or act.
    group: Vec<String>,
    /// The names in order; correspondents are marked.
    written: Vec<(String, bool)>,
    /// A single character that may be the first half of a spaced-out name.
    half: Option<char>,
    has_role: bool,
    has_reporter: bool,
}

impl Reading {
    /// Reads the token at the beginning; gives its length, `None` when it is none of a byline.
    fn step(&mut self, chars: &[char]) -> Option<usize> {
        if let Some((day, n)) = day::at(chars) {
            self.byline.day = Some(day);
            return Some(n);
        }
        let len = chars.iter().position(|&c| is_separator(c)).unwrap_or(chars.len());
        let token = &chars[..len];
        if self.half.is_none()
            && !(self.group.is_empty() && self.role.is_none())
            && let Some(n) = WROTE.begin(chars).filter(|n| ends_token(chars, *n))
        {
            self.close(Some(true));
            return Some(n);
        }
        if !self.group.is_empty()
            && let Some(n) =
                PICTURED.begin(chars).filter(|n| ends_token(chars, *n) && !names_follow(&chars[*n..]))
        {
            self.close(Some(false));
            return Some(n);
        }
        if let Some((role, before, n)) = role_in(token) {
            self.close(None);
            self.outlet(&token[..before])?;
            self.role = Some(role);
            self.has_role = true;
            return Some(n);
        }
        if let Some(n) = self.place(token) {
            return Some(n);
        }
        // A run of Latin letters is a pen name behind 作者 only; that is read as a labelled value.
        let act = || WROTE.end(token).or_else(|| PICTURED.end(token));
        let body = act().filter(|n| len > n + 1).map_or(len, |n| len - n);
        self.names(&token[..body])?;
        Some(body)
    }

    /// A medium or an adjective before 记者; a name there is a colleague of the one behind.
    fn outlet(&mut self, before: &[char]) -> Option<()> {
        if let Some(source) = medium::named(before).filter(|_| SORTS.begin(before).is_none()) {
            self.byline.source = Some(source);
            return Some(());
        }
        let mut rest = before;
        while let Some(n) = SORTS.end(rest) {
            rest = &rest[..rest.len() - n];
        }
        if rest.is_empty() {
            return Some(());
        }
        if let Some(source) = medium::named(rest) {
            self.byline.source = Some(source);
            return Some(());
        }
        // 《天地周末》记者: a column.
        let column = rest.first() == Some(&'《') && rest.last() == Some(&'》') && rest.len() <= 14;
        (column || rest.len() <= 8 && rest.iter().all(|c| is_han(*c))).then_some(())
    }

    /// 北京报道, 发自武汉: where it was written.
    fn place(&mut self, token: &[char]) -> Option<usize> {
        let sent = begins(token, "发自") && token.len() <= 12;
        let reported = REPORTED.end(token).is_some_and(|n| token.len() - n <= 4)
            && name::enclosed(token).is_none_or(|_| !self.group.is_empty());
        (sent || reported && self.has_role && !self.group.is_empty()).then(|| {
            self.close(Some(true));
            token.len()
        })
    }

    fn names(&mut self, token: &[char]) -> Option<()> {
        if let [single] = token {
            // 刘 洋: a name of two characters, spaced out.
            match self.half.take() {
                Some(first) => self.group.push([first, *single].iter().collect()),
                None if is_han(*single) => self.half = Some(*single),
                None => return None,
            }
            return Some(());
        }
        if let Some(half) = self.half.take() {
            let joined: Vec<char> = std::iter::once(half).chain(token.iter().copied()).collect();
            self.group.extend(name::enclosed(&joined)?);
            return Some(());
        }
        self.group.extend(name::enclosed(token)?);
        Some(())
    }

    /// Ends a group of names; `wrote` is what the word behind them says.
    fn close(&mut self, wrote: Option<bool>) {
        let group = std::mem::take(&mut self.group);
        let role = self.role;
        if wrote.is_some() {
            self.role = None;
        }
        let correspondent = match (role, wrote) {
            (_, Some(false)) | (Some(Role::Other), _) => return,
            (Some(Role::Correspondent), _) => true,
            (Some(Role::Reporter), _) => false,
            // Names before 本报特约通讯员 are correspondents themselves.
            (None, Some(true)) => self.has_role && !self.has_reporter,
            (None, _) => true,
        };
        self.has_reporter |= !correspondent && !group.is_empty();
        self.written.extend(group.into_iter().map(|name| (name, correspondent)));
    }

    fn finish(mut self) -> Option<Byline> {
        if self.half.is_some() {
            return None;
        }
        self.close(None);
        if !self.has_role {
            return None;
        }
        for (name, correspondent) in self.written {
            if (self.has_reporter || !correspondent) && !self.byline.authors.contains(&name) {
                self.byline.authors.push(name);
            }
        }
        if self.byline.authors.is_empty() {
            // Whoever took the picture does not say where the article is from.
            self.byline.source = None;
        }
        Some(self.byline)
    }
}

/// Whether a word of `n` characters at the beginning is followed by the end of its token.
fn ends_token(chars: &[char], n: usize) -> bool {
    chars.get(n).is_none_or(|c| is_separator(*c))
}

/// 摄影 王五: the word stands before its names.
fn names_follow(chars: &[char]) -> bool {
    let from = chars.iter().take_while(|c| is_separator(**c)).count();
    let rest = &chars[from..];
    let len = rest.iter().position(|&c| is_separator(c)).unwrap_or(rest.len());
    from > 0 && role_in(&rest[..len]).is_none() && name::enclosed(&rest[..len]).is_some()
}

/// The role that a token names: what it is, how many characters stand before it, where it ends.
/// 实习 before 记者 is no 实习生; 文 and 图 are roles only as a whole token (文/张三).
fn role_in(token: &[char]) -> Option<(Role, usize, usize)> {
    // A role further behind is none.
    const LAST: usize = 16;
    let may_start = |at: &usize| ROLES_FIRST.holds(token[*at]) && ROLES_START.may_start(&token[*at..]);
    let first = (0..token.len().min(LAST + 1)).find(may_start)?;
    for (word, role) in ROLES {
        let n = word.chars().count();
        let anywhere = n > 2 || matches!(*word, "记者" | "記者" | "作者");
        let places = if anywhere { token.len().min(LAST + 1) } else { 1 };
        let found = (first..places).find(|&i| begins(&token[i..], word));
        let Some(at) = found else { continue };
        if n == 1 && token.len() > 1 {
            continue;
        }
        return Some((*role, at, at + n));
    }
    None
}
