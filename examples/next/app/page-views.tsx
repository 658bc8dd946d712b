"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { cio } from "../lib/page";

/** Records a page view after each navigation. */
export function PageViews() {
	const pathname = usePathname();
	useEffect(() => void cio.page(location.origin + pathname), [pathname]);
	return null;
}
