import { defaultPortOf, type GatewayConfig, schemeOf, tokenPolicyOf } from "./config.ts";
import type { Platform, Tokens } from "./exchange.ts";
import { readFields } from "./fields.ts";
import { isHealthCheck, respondHealth } from "./health.ts";
import { KeptRecords } from "./kept-records.ts";
import { answer } from "./pipeline.ts";
import type { Stages } from "./stages.ts";
import { Trace } from "./trace.ts";

/** A composed gateway: one for each isolate, so that its key set is cached there. */
export type Gateway = (request: Request, platform: Platform) => Promise<Response>;

export interface GatewayParts {
	readonly config: GatewayConfig;
	readonly stages: Stages;
	/** Unix time in milliseconds, for the key set's cache. */
	readonly now: () => number;
	/** Fetches the issuer's key set. */
	readonly fetcher: typeof fetch;
}

/** Composes a gateway from its stages. Whatever a stage throws is a refusal, never an acceptance. */
export function composeGateway({ config, stages, now, fetcher }: GatewayParts): Gateway {
	const scheme = schemeOf(config);
	const defaultPort = defaultPortOf(config);
	const tokens = tokensOf({ config, stages, now, fetcher });
	const records = new KeptRecords(now);
	return async (request, platform) => {
		const trace = new Trace(platform.now);
		const requestId = platform.requestId();
		if (isHealthCheck(request, config)) {
			return respondHealth(request.method, requestId, platform.version);
		}
		try {
			return await answer({
				request,
				fields: readFields(request.headers),
				requestId,
				config,
				scheme,
				defaultPort,
				tokens,
				records,
				stages,
				platform,
				trace,
			});
		} catch (error) {
			const because = error instanceof Error ? error.name : "unknown";
			const ray = request.headers.get("cf-ray");
			const line = trace.line(requestId, ray, 500, { code: "internal_error", because });
			stages.writeLog(line, platform.log);
			stages.measure(line, platform.measure);
			const facts = { requestId, method: request.method, quotas: [], allow: [], now: platform.now() };
			return stages.respondRefusal({ code: "internal_error" }, facts);
		}
	};
}

function tokensOf({ config, stages, now, fetcher }: GatewayParts): Tokens | null {
	const jwt = config.jwt;
	if (jwt === undefined) {
		return null;
	}
	const keySet = stages.openKeySet({ config: jwt, now, fetchKeySet: () => stages.fetchKeySet(jwt, fetcher) });
	return { policy: tokenPolicyOf(jwt), keySet };
}
