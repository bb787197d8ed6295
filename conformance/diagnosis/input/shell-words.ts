import { Buffer } from "node:buffer";

/** The words of a command line, or why it has none that can be known: one sentence that names the place. */
export type ShellWords = { ok: true; words: readonly string[] } | { ok: false; problem: string };

/** A place in the text; `word` is undefined between words. */
interface Scan {
	text: string;
	at: number;
	word: string | undefined;
	/** Where the line ended that the command stands on. */
	end: number | undefined;
}

class Unexpandable extends Error {}

/**
 * Divides a command line into words as a POSIX shell or bash does (POSIX.1-2024 §2.2, ANSI-C quoting of bash): quotes,
 * backslashes, continued lines, comments. Nothing is expanded and nothing run: what a shell would expand, and what
 * would end the command, is a problem. The text and the words are wire texts.
 */
export function shellWords(text: string): ShellWords {
	const scan: Scan = { text: text.replaceAll("\r\n", "\n"), at: 0, word: undefined, end: undefined };
	const words: string[] = [];
	try {
		while (scan.at < scan.text.length) step(scan, words);
	} catch (error) {
		if (error instanceof Unexpandable) return { ok: false, problem: error.message };
		throw error;
	}
	return { ok: true, words: scan.word === undefined ? words : [...words, scan.word] };
}

function step(scan: Scan, words: string[]): void {
	const character = scan.text.charAt(scan.at);
	if (/[ \t\n]/.test(character)) {
		endWord(scan, words, character === "\n");
	} else if (character === "#" && scan.word === undefined) {
		const end = scan.text.indexOf("\n", scan.at);
		scan.at = end < 0 ? scan.text.length : end;
	} else if (scan.end !== undefined && !scan.text.startsWith("\\\n", scan.at)) {
		throw unexpandable(scan, "the line ends here without a backslash, and a second command follows", scan.end);
	} else if (character === "$" && scan.text[scan.at + 1] === "'") {
		add(scan, ansiQuoted(scan));
	} else if (character === "$" && scan.text[scan.at + 1] === '"') {
		scan.at += 1;
		add(scan, doubleQuoted(scan));
	} else {
		const read = readers[character] ?? plain;
		add(scan, read(scan));
	}
}

function add(scan: Scan, text: string | undefined): void {
	if (text !== undefined) scan.word = (scan.word ?? "") + text;
}

function endWord(scan: Scan, words: string[], isLineEnd: boolean): void {
	scan.at += 1;
	if (scan.word !== undefined) words.push(scan.word);
	scan.word = undefined;
	if (isLineEnd && words.length > 0) scan.end ??= scan.at - 1;
}

const readers: Readonly<Record<string, (scan: Scan) => string | undefined>> = {
	"'": singleQuoted,
	'"': doubleQuoted,
	"\\": escaped,
	$: expansion,
	"`": expansion,
	"&": operator,
	";": operator,
	"|": operator,
	"<": operator,
	">": operator,
	"(": operator,
	")": operator,
	"^": caret,
};

function plain(scan: Scan): string {
	scan.at += 1;
	return scan.text.charAt(scan.at - 1);
}

function singleQuoted(scan: Scan): string {
	const end = scan.text.indexOf("'", scan.at + 1);
	if (end < 0) throw unexpandable(scan, "the single quote that opens here is never closed");
	const content = scan.text.slice(scan.at + 1, end);
	scan.at = end + 1;
	return content;
}

function doubleQuoted(scan: Scan): string {
	const start = scan.at;
	let content = "";
	for (scan.at += 1; scan.at < scan.text.length; scan.at += 1) {
		const character = scan.text.charAt(scan.at);
		const next = scan.text.charAt(scan.at + 1);
		if (character === '"') {
			scan.at += 1;
			return content;
		}
		if (character === "\\" && /["\\$`\n]/.test(next)) {
			content += next === "\n" ? "" : next;
			scan.at += 1;
		} else if (character === "`" || (character === "$" && /[A-Za-z0-9_{(?!@*#$-]/.test(next))) {
			return expansion(scan);
		} else {
			content += character;
		}
	}
	throw unexpandable(scan, "the double quote that opens here is never closed", start);
}

/** Outside quotes: the next character as it is; a line end after a backslash is nothing. */
function escaped(scan: Scan): string | undefined {
	const next = scan.text.charAt(scan.at + 1);
	if (next === "") throw unexpandable(scan, "nothing follows the backslash at the end");
	scan.at += 2;
	return next === "\n" ? undefined : next;
}

function expansion(scan: Scan): string {
	const next = scan.text.charAt(scan.at + 1);
	if (scan.text[scan.at] === "$" && !/[A-Za-z0-9_{(?!@*#$-]/.test(next)) return plain(scan);
	throw unexpandable(scan, "a shell would put something else here, which is not known; write the value itself");
}

function operator(scan: Scan): never {
	const character = scan.text.charAt(scan.at);
	throw unexpandable(
		scan,
		character === "&"
			? "an & outside quotes ends the command in a shell; put the URL in quotes"
			: `a ${character} outside quotes is an operator of the shell; give the curl command alone, its arguments in quotes`,
	);
}

function caret(scan: Scan): string {
	if (/[\r\n"]/.test(scan.text.charAt(scan.at + 1))) {
		throw unexpandable(scan, "this is a command for Windows' cmd; copy it as bash instead");
	}
	return plain(scan);
}

const ansiEscapes: Readonly<Record<string, string>> = {
	a: "\x07",
	b: "\b",
	e: "\x1b",
	E: "\x1b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "\t",
	v: "\v",
};

/** `$'…'` of bash, in which escapes stand for bytes and `\u` for the UTF-8 of a character. */
function ansiQuoted(scan: Scan): string {
	const start = scan.at;
	const quote = /\$'((?:[^'\\]|\\.)*)'/sy;
	quote.lastIndex = start;
	const match = quote.exec(scan.text);
	if (match === null) throw unexpandable(scan, "the quote that opens here is never closed", start);
	const [all, content = ""] = match;
	scan.at += all.length;
	return content.replace(
		/\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|c(.)|(.))/gs,
		(_, hex?: string, short?: string, long?: string, octal?: string, control?: string, other = "") => {
			if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
			if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
			if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
			const code = short ?? long;
			if (code !== undefined) return characterOf(scan, Number.parseInt(code, 16), start);
			return ansiEscapes[other] ?? (/[\\'"?]/.test(other) ? other : `\\${other}`);
		},
	);
}

function characterOf(scan: Scan, code: number, start: number): string {
	if (code > 0x10ffff) throw unexpandable(scan, "an escape in this quote stands for no character", start);
	return Buffer.from(String.fromCodePoint(code), "utf8").toString("latin1");
}

function unexpandable({ text, at }: Scan, message: string, place = at): Unexpandable {
	const before = text.slice(0, place).split("\n");
	return new Unexpandable(`line ${before.length}, column ${(before.at(-1) ?? "").length + 1}: ${message}`);
}
