import { readData } from "../data.ts";
import { conformed } from "./conformed.ts";

/** Runs the suite against a receiver of webhooks of this folder, by the scheme file that stands there. */
export function conformedReceiver(
	url: string,
	folder: string,
	{ secret, body }: { secret: string; body: string },
): ReturnType<typeof conformed> {
	const webhook = { method: "POST" as const, path: "/webhook", body: { contentType: "application/json", text: body } };
	return conformed(
		{
			target: url,
			direct: true,
			scheme: "./scheme.json",
			// The schemes have no key ids; this one is never sent.
			hmac: { keys: { primary: { id: "webhook", secret: { env: "SECRET" } } } },
			routes: { read: webhook, write: webhook },
		},
		{ SECRET: secret },
		{ "scheme.json": readData(`${folder}/scheme.json`) },
	);
}
