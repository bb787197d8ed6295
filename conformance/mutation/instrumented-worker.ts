import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { workerOptions } from "../embedded/index.ts";

const switchboard = fileURLToPath(new URL("./switchboard.ts", import.meta.url));

/**
 * The text of a Worker's module that is the instrumented gateway of this directory, a copy of the project, with any of its
 * mutants. Rejects where it cannot be built.
 */
export async function instrumentedWorker(directory: string): Promise<string> {
	const gateway = await bundle({
		entryPoints: [join(directory, "gateway/src/worker.ts")],
		absWorkingDir: directory,
		// A function body can be executed as often as it is called; a module only once.
		format: "cjs",
	});
	return bundle({ entryPoints: [switchboard], plugins: [gatewayAsFunction(gateway)] });
}

async function bundle(options: BuildOptions): Promise<string> {
	const { outputFiles = [] } = await build({ ...workerOptions, ...options, write: false });
	const [file] = outputFiles;
	if (file === undefined) {
		throw new Error("the instrumented gateway was built to nothing");
	}
	return file.text;
}

/** Gives the modules of the gateway, bundled as the body of a CommonJS module, to whoever executes them. */
function gatewayAsFunction(body: string): Plugin {
	const contents = `import * as workers from "cloudflare:workers";
export function evaluateGateway() {
	const module = { exports: {} };
	(function (module, exports, require) {${body}
	})(module, module.exports, () => workers);
	return module.exports;
}`;
	const name = "instrumented-gateway";
	return {
		name,
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^countersign:instrumented-gateway$/ }, ({ path }) => ({ path, namespace: name }));
			onLoad({ filter: /.*/, namespace: name }, () => ({ contents, loader: "js" }));
		},
	};
}
