import type { Scheme, TokenPolicy } from "#protocol";
import type { AdmissionNamespace } from "./admission-protocol.ts";
import type { GatewayConfig } from "./config.ts";
import type { Fields } from "./fields.ts";
import type { UpstreamFetcher } from "./forward.ts";
import type { KeySet } from "./jwks-cache.ts";
import type { KeptRecords } from "./kept-records.ts";
import type { KeyStore } from "./keys.ts";
import type { LogLine, LogSink } from "./log.ts";
import type { RateLimiter } from "./shed.ts";
import type { Stages } from "./stages.ts";
import type { Trace } from "./trace.ts";

/** Everything outside the gateway that it may touch while it answers one request. */
export interface Platform {
	/** Unix time in milliseconds. */
	readonly now: () => number;
	readonly keys: KeyStore;
	readonly admission: AdmissionNamespace;
	readonly upstream: UpstreamFetcher;
	readonly log: LogSink;
	/** Takes the same as figures, for those who count. */
	readonly measure: (line: LogLine) => void;
	readonly limiter: (name: string) => RateLimiter;
	/** Of the deployment; null where the platform does not tell. */
	readonly version: string | null;
	readonly requestId: () => string;
	/** Lets work outlive the request. */
	readonly keepAlive: (work: Promise<unknown>) => void;
}

/** What the gateway needs for tokens; null in an exchange where the deployment takes none. */
export interface Tokens {
	readonly policy: TokenPolicy;
	readonly keySet: KeySet;
}

/** One request on its way through the gateway, with all that the stages need. */
export interface Exchange {
	readonly request: Request;
	/** Its header fields by lower-case name, read once: each look into the platform's own object costs more. */
	readonly fields: Fields;
	readonly requestId: string;
	readonly config: GatewayConfig;
	readonly scheme: Scheme;
	readonly defaultPort: number;
	readonly tokens: Tokens | null;
	readonly records: KeptRecords;
	readonly stages: Stages;
	readonly platform: Platform;
	readonly trace: Trace;
}
