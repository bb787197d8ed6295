import { accept, type Result } from "#protocol";
import type { Exchange } from "./exchange.ts";
import type { Head } from "./head.ts";

/** Method, size, target, host and framing, in the order of the specification's section 2; looks at no credential. */
export function judgeHead({ request, fields, stages, config, scheme, defaultPort }: Exchange): Result<Head> {
	const header = stages.headerLookup(fields);
	const method = stages.parseMethod(request.method);
	if (!method.ok) {
		return method;
	}
	const target = stages.parseTarget(request.url, scheme);
	if (!target.ok && target.refusal.code === "target_too_long") {
		return target;
	}
	const size = stages.checkHeaderSize(fields, config.limits.headerBytes);
	if (!size.ok) {
		return size;
	}
	if (!target.ok) {
		return target;
	}
	const host = stages.parseHost(header, { defaultPort, hosts: config.hosts });
	if (!host.ok) {
		return host;
	}
	const framing = stages.checkFraming(header, config.limits.bodyBytes);
	if (!framing.ok) {
		return framing;
	}
	return accept({ method: method.value, target: target.value, host: host.value, header });
}
