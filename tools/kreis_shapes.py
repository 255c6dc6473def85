"""The shapes of the Kreise for the map, dissolved from those of their Gemeinden; part of build_register.py."""

import json
from collections import defaultdict

import numpy as np
import shapely
from pyproj import Transformer

# Kreise that were merged after the shapes' date; their Gemeinden keep the last three digits (Göttingen 2016)
MERGED_KREISE = {"03152": "03159", "03156": "03159", "16056": "16063"}
TOLERANCE_METRES = 2000


def kreis_shapes(polygons: dict[str, shapely.Geometry]) -> dict:
    """Kreise of 2023, dissolved from the Gemeinden of 2016, simplified together so that borders still meet."""
    metres = Transformer.from_crs(4326, 25832, always_xy=True)
    degrees = Transformer.from_crs(25832, 4326, always_xy=True)
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for ags, polygon in polygons.items():
        if len(ags) == 8:
            parts[MERGED_KREISE.get(ags[:5], ags[:5])].append(polygon)
    keys = sorted(parts)
    whole = [_clean(_transform(shapely.union_all(parts[key]), metres)) for key in keys]
    simple = shapely.coverage_simplify(np.array(whole), TOLERANCE_METRES)
    rounded = (shapely.set_precision(_transform(geometry, degrees), 0.001) for geometry in simple)
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": key, "properties": {}, "geometry": json.loads(shapely.to_geojson(geometry))}
            for key, geometry in zip(keys, rounded, strict=True)
        ],
    }


def _transform(geometry: shapely.Geometry, transformer: Transformer) -> shapely.Geometry:
    return shapely.transform(geometry, lambda a: np.column_stack(transformer.transform(a[:, 0], a[:, 1])))


def _clean(geometry: shapely.Geometry) -> shapely.Geometry:
    """Without slivers and islets below 20 hectares."""
    geometry = shapely.set_precision(geometry, 1.0)
    polygons = [p for p in getattr(geometry, "geoms", [geometry]) if p.geom_type == "Polygon" and p.area > 2e5]
    return shapely.multipolygons(polygons) if len(polygons) > 1 else polygons[0]
