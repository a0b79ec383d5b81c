//! Packs a trie of labelled words into one array of eight-byte nodes.
//!
//! A node stands at `base(parent) + label` and holds, from the low bits up, its own label
//! (16 bits), its base (20 bits, 0 when it has no children), the value of the word that
//! ends there (15 bits, 0 when none does) and a filter of its children's labels (13 bits). No two nodes share a base, so the label alone
//! proves that a node belongs to the parent it was reached from.

/// The label of a slot that holds no node: never asked for.
const EMPTY: u64 = 0xFFFF;

pub const ROOT: usize = 1;

/// Which bit of its parent's filter a label sets.
pub fn filter_bit(label: u16) -> u32 {
    (((label as u32).wrapping_mul(FILTER_MULTIPLIER) >> 16) * 13) >> 16
}
pub const FILTER_MULTIPLIER: u32 = 0x9E37_79B1;

struct Branch {
    /// The node's slot is known only when its parent has a base.
    parent: usize,
    label: u16,
    value: u32,
    children: Vec<u16>,
    weight: u64,
}

/// `words` must be sorted by label and free of duplicates; labels start at 1, values at 1.
pub fn pack(words: &[(Vec<u16>, u32, u64)]) -> Vec<u64> {
    let mut nodes = vec![Branch { parent: 0, label: 0, value: 0, children: vec![], weight: 0 }];
    let mut queue = vec![(0usize, 0usize, words.len(), 0usize)];
    let mut next = 0;
    while let Some(&(id, mut low, high, depth)) = queue.get(next) {
        next += 1;
        if low < high && words[low].0.len() == depth {
            nodes[id].value = words[low].1;
            low += 1;
        }
        while low < high {
            let label = words[low].0[depth];
            let mut end = low;
            let mut weight = 0;
            while end < high && words[end].0[depth] == label {
                weight += words[end].2;
                end += 1;
            }
            nodes[id].children.push(label);
            queue.push((nodes.len(), low, end, depth + 1));
            nodes.push(Branch { parent: id, label, value: 0, children: vec![], weight });
            low = end;
        }
    }

    let mut order: Vec<usize> = (1..nodes.len()).filter(|&id| !nodes[id].children.is_empty()).collect();
    order.sort_by_key(|&id| (usize::MAX - nodes[id].children.len(), u64::MAX - nodes[id].weight, id));
    let mut slots = Slots::default();
    let mut bases = vec![0u32; nodes.len()];
    // Base 0 means "no children": nothing may stand at 0 + label, so the root takes 1.
    slots.take(0, &[]);
    bases[0] = ROOT as u32;
    slots.take(ROOT, &nodes[0].children);
    let mut start = 0;
    let mut width = 0;
    for id in order {
        let children = &nodes[id].children;
        if children.len() != width {
            width = children.len();
            start = 0;
        }
        let base = slots.find(children, &mut start);
        slots.take(base, children);
        bases[id] = base as u32;
    }
    let mut array = vec![EMPTY; slots.len()];
    for (id, node) in nodes.iter().enumerate().skip(1) {
        let slot = bases[node.parent] as usize + node.label as usize;
        assert!(bases[id] < 1 << 20 && node.value < 1 << 15);
        array[slot] = node.label as u64 | (bases[id] as u64) << 16 | (node.value as u64) << 36;
        for &label in &node.children {
            array[slot] |= 1 << (51 + filter_bit(label));
        }
    }
    array
}

/// Which slots and which bases are taken, one bit each, so that sixty-four places are
/// tried at once.
#[derive(Default)]
struct Slots {
    full: Vec<u64>,
    based: Vec<u64>,
    end: usize,
}

impl Slots {
    fn len(&self) -> usize {
        self.end
    }

    /// The sixty-four bits of `bits` from `at` on, where what lies before 0 is taken.
    fn window(bits: &[u64], at: i64) -> u64 {
        if at < 0 {
            return if at <= -64 { u64::MAX } else { Self::window(bits, 0) << -at | ((1 << -at) - 1) };
        }
        let (word, bit) = (at as usize / 64, at % 64);
        let low = bits.get(word).map_or(0, |w| w >> bit);
        if bit == 0 {
            return low;
        }
        low | bits.get(word + 1).map_or(0, |w| w << (64 - bit))
    }

    /// The first base, by the slot of its first child, at which all children find room.
    fn find(&self, labels: &[u16], start: &mut usize) -> usize {
        let first = labels[0] as i64;
        let mut block = *start;
        loop {
            let base = block as i64 * 64 - first;
            let mut taken = self.full.get(block).copied().unwrap_or(0);
            if taken != u64::MAX {
                taken |= Self::window(&self.based, base);
                for &label in &labels[1..] {
                    if taken == u64::MAX {
                        break;
                    }
                    taken |= Self::window(&self.full, base + label as i64);
                }
                if taken != u64::MAX {
                    *start += (block - *start) / 16;
                    return (base + taken.trailing_ones() as i64) as usize;
                }
            }
            block += 1;
        }
    }

    fn take(&mut self, base: usize, labels: &[u16]) {
        for &label in labels {
            let slot = base + label as usize;
            if slot / 64 >= self.full.len() {
                self.full.resize(slot / 64 + 1, 0);
            }
            self.full[slot / 64] |= 1 << (slot % 64);
            self.end = self.end.max(slot + 1);
        }
        if base / 64 >= self.based.len() {
            self.based.resize(base / 64 + 1, 0);
        }
        self.based[base / 64] |= 1 << (base % 64);
    }
}
