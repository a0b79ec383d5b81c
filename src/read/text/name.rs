//! Names of persons as bylines write them.
//! `张三李四` → 张三, 李四; `潘 跃` → 潘跃; `木合塔尔·买买提` stays one.

use super::line::is_han;
use super::words::Words;
use crate::charset::CharSet;

/// Family names of one character, the frequent ones and those met in bylines.
static SINGLE: CharSet = CharSet::of(
    "\
王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石\
廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟\
殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时\
穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖\
巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆\
巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛\
宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由鑫才\
張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧肖葉蘇魏呂盧薑鐘鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯溫龐顏莊聶嶽歐關蘭寧紀單塗穀駱藍遊華饒",
);

/// Family names of two characters.
static DOUBLE: Words = Words::of(&[
    "欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "宇文",
    "长孙", "端木", "轩辕", "独孤", "南宫", "西门", "呼延", "闻人", "澹台", "赫连", "完颜", "歐陽", "司馬",
    "諸葛", "尉遲",
]);

/// Words of a byline's surroundings that are as short as names.
static NO_NAMES: Words = Words::of(&[
    "今天",
    "昨天",
    "近日",
    "日前",
    "今日",
    "昨日",
    "本报",
    "本刊",
    "本网",
    "本台",
    "北京",
    "上海",
    "广州",
    "深圳",
    "综合",
    "报道",
    "摄影",
    "图文",
    "文图",
    "编辑",
    "整理",
    "通讯员",
    "实习生",
    "来源",
    "资料",
    "新闻",
    "时间",
    "日期",
    "佚名",
    "未知",
    "匿名",
    "网络",
    "本站",
    "原创",
    "转载",
    "小编",
    "不详",
    "管理员",
    "特约",
    "供图",
    "供稿",
    "获悉",
    "了解",
]);

/// How many characters the family name at the beginning has.
fn family(chars: &[char]) -> Option<usize> {
    DOUBLE.begin(chars).or_else(|| chars.first().filter(|c| SINGLE.holds(**c)).map(|_| 1))
}

/// The names that a stretch without separators holds when nothing but names can stand there.
pub(super) fn enclosed(chars: &[char]) -> Option<Vec<String>> {
    let word = |chars: &[char]| chars.iter().collect::<String>();
    if chars.len() > 16 {
        return None;
    }
    let foreign = chars.iter().any(|c| matches!(c, '·' | '•' | '・'));
    if foreign {
        let fits = chars.iter().all(|c| is_han(*c) || matches!(c, '·' | '•' | '・'));
        return fits.then(|| vec![word(chars)]);
    }
    if chars.len() < 2 || chars.len() > 12 || !chars.iter().all(|c| is_han(*c)) {
        return None;
    }
    if NO_NAMES.begin(chars).is_some() {
        return None;
    }
    match chars.len() {
        2 | 3 => Some(vec![word(chars)]),
        4 if DOUBLE.begin(chars).is_some() => Some(vec![word(chars)]),
        4 => Some(cut(chars).unwrap_or_else(|| vec![word(chars)])),
        _ => cut(chars),
    }
}

/// Names run together, each beginning with a family name: 张三李四光.
fn cut(chars: &[char]) -> Option<Vec<String>> {
    if chars.is_empty() {
        return Some(Vec::new());
    }
    let given = family(chars)?;
    // Two characters of given name are the rule, one the exception.
    [given + 2, given + 1].into_iter().filter(|n| *n <= chars.len()).find_map(|n| {
        let mut names = cut(&chars[n..])?;
        names.insert(0, chars[..n].iter().collect());
        Some(names)
    })
}

/// The length of the name at the beginning of running text, told by its family name and by what follows:
/// `潘跃今天从` → 2, given that `ends` knows 今天.
pub(super) fn running(chars: &[char], ends: impl Fn(&[char]) -> bool) -> Option<usize> {
    let given = family(chars)?;
    // Long first: 张文文报道 is no 张文.
    [given + 2, given + 1]
        .into_iter()
        .find(|&n| n <= chars.len() && chars[..n].iter().all(|c| is_han(*c)) && ends(&chars[n..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_run_together_are_cut_at_family_names() {
        let cut = |s: &str| enclosed(&s.chars().collect::<Vec<_>>());
        assert_eq!(cut("张三李四"), Some(vec!["张三".into(), "李四".into()]));
        assert_eq!(cut("欧阳小云"), Some(vec!["欧阳小云".into()]));
        assert_eq!(cut("王小明李四"), Some(vec!["王小明".into(), "李四".into()]));
        assert_eq!(cut("今天"), None);
    }
}
