/** One thing that is wrong with what the operator gave, and what to do about it. Never contains a value that may be secret. */
export interface ConfigProblem {
	/** Path of the field, `hmac.keys.primary.secret`; empty for the file as a whole. */
	path: string;
	message: string;
	remedy?: string;
}

/** The configuration cannot be used. All problems that could be found at once, each with its file and field. */
export class ConfigError extends Error {
	readonly file: string;
	readonly problems: readonly ConfigProblem[];

	constructor(file: string, problems: readonly ConfigProblem[]) {
		super(
			problems
				.map(({ path, message, remedy }) => {
					const place = path === "" ? file : `${file}: ${path}`;
					return `${place}: ${message}${remedy === undefined ? "" : `\n  ${remedy}`}`;
				})
				.join("\n"),
		);
		this.name = "ConfigError";
		this.file = file;
		this.problems = problems;
	}
}
