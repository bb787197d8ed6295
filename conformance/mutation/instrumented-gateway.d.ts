declare module "countersign:instrumented-gateway" {
	import type { DurableObject } from "cloudflare:workers";

	/** The module of the gateway's Worker, as far as it is used here. */
	export interface GatewayModule {
		readonly default: { fetch(request: Request, env: unknown, context: ExecutionContext): Promise<Response> };
		readonly Admission: new (
			state: DurableObjectState,
			env: unknown,
		) => DurableObject & {
			admit(requests: unknown): Promise<unknown>;
			setRevoked(revoked: boolean): Promise<void>;
			alarm(): Promise<void>;
		};
	}

	/** Executes the modules of the instrumented gateway anew, those of its libraries included. */
	export function evaluateGateway(): GatewayModule;
}
