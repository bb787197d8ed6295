import type { Checkable } from "../checkable.ts";
import type { Place, UsableRig } from "../place.ts";
import type { Opened } from "../property.ts";

/** The keys of the rig that histories use. */
export const rigKeyIds = ["live_org_test123", "live_org_second456"] as const;

/** Opens a property that needs the gateway in a process of its own; it is skipped where a gateway was named. */
export async function openOnRig(
	place: Place,
	make: (rig: UsableRig) => Checkable | Promise<Checkable>,
): Promise<Opened> {
	if (place.rig === undefined) {
		return {
			ready: false,
			verdict: "skip",
			reason: "the process and the clocks of a gateway that was named are not ours",
			remedy: "fuzz the embedded one (no --target)",
		};
	}
	const started = await place.rig();
	if (!started.usable) {
		return { ...started, ready: false };
	}
	try {
		return { ready: true, checkable: await make(started), close: () => started.rig.dispose() };
	} catch (error) {
		await started.rig.dispose();
		throw error;
	}
}
