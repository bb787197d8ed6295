import { resolve } from "node:path";
import { keySetName, provisionElsewhere } from "../embedded/index.ts";
import { startPeers } from "../peers/index.ts";
import type { Io } from "./io.ts";
import { untilInterrupted } from "./until-interrupted.ts";
import { UsageError } from "./usage-error.ts";
import { writeJson } from "./write-json.ts";

export interface PeersOptions {
	host: string;
	echoPort?: number;
	issuerPort?: number;
	gateway: string;
	writeKeys?: string;
	writeConfig?: string;
}

/** `countersign peers`: runs an upstream and an issuer for a gateway started elsewhere, until it is interrupted. */
export async function peers(options: PeersOptions, io: Io): Promise<void> {
	const { host, echoPort, issuerPort, writeKeys, writeConfig } = options;
	const origin = originOf(options.gateway);
	const ports = {
		...(echoPort === undefined ? {} : { echo: echoPort }),
		...(issuerPort === undefined ? {} : { issuer: issuerPort }),
	};
	const running = await startPeers({ host, ports }).catch((error: unknown) => {
		throw new UsageError(`The peers cannot listen: ${error instanceof Error ? error.message : String(error)}.`);
	});
	try {
		const { keyValues, runnerConfig } = provisionElsewhere(running, { url: origin, publicOrigin: origin });
		if (writeKeys !== undefined) writeJson(resolve(io.cwd, writeKeys), keyValues);
		if (writeConfig !== undefined) writeJson(resolve(io.cwd, writeConfig), runnerConfig);
		const written = [
			...(writeKeys === undefined ? [] : [`keys      ${writeKeys}   published test keys, for nothing else`]),
			...(writeConfig === undefined ? [] : [`config    ${writeConfig}`]),
		];
		await io.stdout.write(
			[
				`upstream  ${running.echo.url}`,
				`key set   ${running.issuer.jwksUrl(keySetName)}`,
				...written,
				"Interrupt to stop.",
				"",
			].join("\n"),
		);
		await untilInterrupted(io.interrupted);
	} finally {
		await running.close();
	}
}

function originOf(text: string): string {
	if (!URL.canParse(text) || !["http:", "https:"].includes(new URL(text).protocol)) {
		throw new UsageError(`--gateway ${text}: scheme and authority, for example http://127.0.0.1:8787`);
	}
	return new URL(text).origin;
}
