/** Intercepts the instantiation of WebAssembly. */

/** @typedef {{ imports?: (imports: WebAssembly.Imports) => WebAssembly.Imports, exports?: (exports: WebAssembly.Exports) => WebAssembly.Exports }} Watch */

/**
 * Wraps the imports and exports of all instances created from now on.
 *
 * @param {Watch} watch
 */
export function watchInstances({
	imports: watchImports = (own) => own,
	exports: watchExports = (own) => own,
}) {
	const { Instance, instantiate } = WebAssembly;
	/** @param {WebAssembly.Instance} instance */
	const wrapped = (instance) =>
		Object.create(instance, { exports: { value: watchExports(instance.exports) } });

	/** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
	function WatchedInstance(module, imports) {
		return wrapped(new Instance(module, watchImports(imports)));
	}
	WatchedInstance.prototype = Instance.prototype;
	Object.assign(WebAssembly, {
		Instance: WatchedInstance,
		/** @param {WebAssembly.Module} source bytes or a module, which have different results @param {WebAssembly.Imports} imports */
		async instantiate(source, imports) {
			const result = /** @type {WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource} */ (
				await instantiate(source, watchImports(imports))
			);
			return result instanceof Instance
				? wrapped(result)
				: { module: result.module, instance: wrapped(result.instance) };
		},
	});
}

/**
 * The memory of an instance. The build shortens the names of exports.
 *
 * @param {WebAssembly.Exports} exports
 */
export function memoryOf(exports) {
	const memory = Object.values(exports).find((member) => member instanceof WebAssembly.Memory);
	if (memory === undefined) throw new Error("the instance exports no memory");
	return memory;
}
