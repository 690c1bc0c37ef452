package io.fairlead.core.http2;

/// The Huffman code of RFC 7541 appendix B, decoded four bits at a time by a table of states.
final class Huffman {

    /// The lengths of the codes, one letter a symbol, `A` for 5 bits; the last one ends a text. The code is
    /// canonical, so that the lengths say everything.
    private static final String LENGTHS = "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHF"
            + "IBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJBKABABABBBACCBBBABCBAABCCCCCKGJIX"
            + "PRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRS"
            + "VVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWV"
            + "Z";

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;
    private static final int END = 256;
    private static final int STATES = 256;

    /// A symbol is complete.
    private static final int EMITS = 1 << 8;

    private static final int FAILS = 1 << 9;
    private static final int STATE_SHIFT = 16;

    private static final int[] TABLE = new int[STATES * 16];

    /// Whether a text may end in this state: the bits since the last symbol are fewer than 8, and all ones.
    private static final boolean[] MAY_END = new boolean[STATES];

    static {
        var tree = tree();
        for (var state = 0; state < STATES; state++) {
            for (var bits = 0; bits < 16; bits++) {
                TABLE[state << 4 | bits] = walk(tree, state, bits);
            }
        }
        var state = 0;
        for (var depth = 0; depth < 8; depth++) {
            MAY_END[state] = true;
            state = tree[state][1];
        }
    }

    private Huffman() {}

    /// Decodes a text.
    ///
    /// @param target has room for 8/5 of the length
    /// @return where the decoded text ends, or -1 if the bytes are no such text
    static int decode(byte[] source, int offset, int length, byte[] target, int start) {
        var state = 0;
        var out = start;
        for (var i = offset; i < offset + length; i++) {
            var octet = source[i] & 0xff;
            var step = TABLE[state << 4 | octet >>> 4];
            if ((step & EMITS) != 0) {
                target[out++] = (byte) step;
            }
            var second = TABLE[step >>> STATE_SHIFT << 4 | octet & 15];
            if ((second & EMITS) != 0) {
                target[out++] = (byte) second;
            }
            if (((step | second) & FAILS) != 0) {
                return -1;
            }
            state = second >>> STATE_SHIFT;
        }
        return MAY_END[state] ? out : -1;
    }

    /// Nodes with two children each: a node, or a symbol as its complement.
    private static int[][] tree() {
        var tree = new int[STATES][2];
        var nodes = 1;
        var code = 0;
        for (var length = SHORTEST; length <= LONGEST; length++) {
            for (var symbol = 0; symbol <= END; symbol++) {
                if (LENGTHS.charAt(symbol) - 'A' + SHORTEST == length) {
                    nodes = plant(tree, nodes, code++, length, symbol);
                }
            }
            code <<= 1;
        }
        return tree;
    }

    private static int plant(int[][] tree, int count, int code, int length, int symbol) {
        var nodes = count;
        var node = 0;
        for (var bit = length - 1; bit > 0; bit--) {
            var side = code >>> bit & 1;
            if (tree[node][side] == 0) {
                tree[node][side] = nodes++;
            }
            node = tree[node][side];
        }
        tree[node][code & 1] = ~symbol;
        return nodes;
    }

    private static int walk(int[][] tree, int state, int bits) {
        var node = state;
        var emitted = 0;
        for (var bit = 3; bit >= 0; bit--) {
            var next = tree[node][bits >>> bit & 1];
            if (next == ~END) {
                return FAILS;
            }
            if (next < 0) {
                emitted = EMITS | ~next;
                node = 0;
            } else {
                node = next;
            }
        }
        return node << STATE_SHIFT | emitted;
    }
}
