/** Looks over the shoulder of whoever instantiates WebAssembly. */

/** @typedef {{ imports?: (imports: WebAssembly.Imports) => WebAssembly.Imports, exports?: (exports: WebAssembly.Exports) => WebAssembly.Exports }} Watch */

/**
 * From now on, each new instance gets the imports that `watch.imports` gives for its own, and shows the exports that
 * `watch.exports` gives.
 *
 * @param {Watch} watch
 */
export function watchInstances({
	imports: watchImports = (own) => own,
	exports: watchExports = (own) => own,
}) {
	const { Instance, instantiate } = WebAssembly;
	/** @param {WebAssembly.Instance} instance */
	const shown = (instance) => Object.create(instance, { exports: { value: watchExports(instance.exports) } });

	/** @param {WebAssembly.Module} module @param {WebAssembly.Imports} imports */
	function WatchedInstance(module, imports) {
		return shown(new Instance(module, watchImports(imports)));
	}
	WatchedInstance.prototype = Instance.prototype;
	Object.assign(WebAssembly, {
		Instance: WatchedInstance,
		/** @param {WebAssembly.Module} source bytes or a module: the answer differs @param {WebAssembly.Imports} imports */
		async instantiate(source, imports) {
			const made = /** @type {WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource} */ (
				await instantiate(source, watchImports(imports))
			);
			return made instanceof Instance ? shown(made) : { module: made.module, instance: shown(made.instance) };
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
