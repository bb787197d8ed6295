import type { KeySetCase } from "../arbitraries/key-set.ts";
import type { GatewayCommand } from "./gateway-command.ts";

/** A case as what happens to a gateway: its set is published, and then its token is judged. */
export function judgedUnder({ entries, alg, kid, key }: KeySetCase): readonly GatewayCommand[] {
	const token = {
		...(alg === null ? {} : { alg }),
		...(kid === undefined ? {} : { header: { kid } }),
		...(key === undefined ? {} : { key }),
	};
	return [
		{ do: "publish", mode: { mode: "ok", keys: entries } },
		{ do: "ask", by: "bearer", probe: { route: "read", token } },
	];
}
