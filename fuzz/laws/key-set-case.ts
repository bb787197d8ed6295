import type { IssuerMode } from "../../conformance/engine/check.ts";
import type { KeySetCase } from "../arbitraries/key-set.ts";
import type { GatewayCommand } from "./gateway-command.ts";

/** A case as what happens to a gateway: its set is published, and then its token is judged. */
export function judgedUnder({ entries, answer, alg, kid, key }: KeySetCase): readonly GatewayCommand[] {
	const token = {
		...(alg === null ? {} : { alg }),
		...(kid === undefined ? {} : { header: { kid } }),
		...(key === undefined ? {} : { key }),
	};
	const mode: IssuerMode = answer === undefined ? { mode: "ok", keys: entries } : { ...answer, keys: entries };
	return [
		{ do: "publish", mode },
		{ do: "ask", by: "bearer", probe: { route: "read", token } },
	];
}
