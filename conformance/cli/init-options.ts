import {
	type AnswerName,
	type Answers,
	firstQuestions,
	furtherQuestions,
	type Reading,
	readSecretFile,
	readVariable,
	type Surroundings,
} from "../init/index.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign init`, parsed. Answers are texts yet. */
export interface InitOptions {
	target?: string;
	publicOrigin?: string;
	ca?: string;
	scheme?: string;
	keyId?: string;
	secretEnv?: string;
	secretFile?: string;
	/** Never accepted: what stands on a command line is seen by everyone on the machine. */
	secret?: string;
	jwt?: string;
	jwtEnv?: string;
	jwtFile?: string;
	jwtEncoding?: string;
	kid?: string;
	alg?: string;
	issuer?: string;
	audience?: string;
	issuerControl?: string;
	read?: string;
	write?: string;
	other?: string;
	public?: string;
	/** True where no origin is given. */
	echo?: string | true;
	errors?: string;
	/** Whether the target is asked. */
	probe: boolean;
	/** Milliseconds, for one exchange. */
	timeout?: number;
	output: string;
	force?: boolean;
	yes?: boolean;
}

type Told = readonly [answer: AnswerName, option: string, text: string | undefined, read?: Reads];
type Reads = (text: string, surroundings: Surroundings) => Reading<unknown>;

function told(options: InitOptions): readonly Told[] {
	return [
		["target", "--target", options.target],
		["publicOrigin", "--public-origin", options.publicOrigin],
		["ca", "--ca", options.ca],
		["scheme", "--scheme", options.scheme],
		["keyId", "--key-id", options.keyId],
		["secret", "--secret-env", options.secretEnv, readVariable],
		["secret", "--secret-file", options.secretFile, readSecretFile],
		["jwt", "--jwt", options.jwt],
		["jwtSecret", "--jwt-env", options.jwtEnv, readVariable],
		["jwtSecret", "--jwt-file", options.jwtFile, readSecretFile],
		["jwtEncoding", "--jwt-encoding", options.jwtEncoding],
		["kid", "--kid", options.kid],
		["algorithm", "--alg", options.alg],
		["issuer", "--issuer", options.issuer],
		["audience", "--audience", options.audience],
		["issuerControl", "--issuer-control", options.issuerControl],
		["read", "--read", options.read],
		["write", "--write", options.write],
		["other", "--other", options.other],
		["public", "--public", options.public],
		["echo", "--echo", options.echo === true ? "" : options.echo],
		["errors", "--errors", options.errors],
	];
}

const questions = [...firstQuestions, ...furtherQuestions];

/** What the command line says. Throws a `UsageError` that names every option that cannot be read. */
export function toldAnswers(options: InitOptions, surroundings: Surroundings): Partial<Answers> {
	if (options.secret !== undefined) {
		throw new UsageError(
			"A secret on the command line is seen by everyone on the machine: name where it is, with --secret-env or --secret-file.",
		);
	}
	let answers: Partial<Answers> = {};
	const problems: string[] = [];
	for (const [name, option, text, ownRead] of told(options)) {
		if (text === undefined) continue;
		const read: Reads | undefined = ownRead ?? questions.find((question) => question.name === name)?.read;
		const reading = read?.(text, surroundings);
		if (reading?.ok !== true) problems.push(`${option}: ${reading?.message}.`);
		else if (answers[name] !== undefined) problems.push(`${option}: another option has said it.`);
		else answers = { ...answers, [name]: reading.value };
	}
	if (problems.length > 0) throw new UsageError(problems.join("\n"));
	return answers;
}
