const longest = 2000;

/** The text, its middle left out where it is long: a counterexample at the limit of size is no use on a screen. */
export function excerpt(text: string): string {
	if (text.length <= longest) {
		return text;
	}
	const half = longest / 2;
	return `${text.slice(0, half)} … ${text.length - longest} characters … ${text.slice(-half)}`;
}
