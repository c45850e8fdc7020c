"""Writes networks in the HDF5 layouts of Keras 2 and Keras 1, which Keras 3 no longer writes."""

import json

import h5py
import numpy as np

# What Keras 2 stores of a layer, beside name and trainable, in the keys that Keras 3 shares with it.
KEPT = {
    "ZeroPadding2D": ["padding", "data_format"],
    "Conv2D": ["filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "activation", "use_bias"],
    "BatchNormalization": ["axis", "momentum", "epsilon", "center", "scale"],
    "ReLU": ["max_value", "negative_slope", "threshold"],
    "MaxPooling2D": ["pool_size", "padding", "strides", "data_format"],
    "AveragePooling2D": ["pool_size", "padding", "strides", "data_format"],
    "GlobalAveragePooling2D": ["data_format"],
    "Add": [],
    "Dense": ["units", "activation", "use_bias"],
}
ZEROS = {"class_name": "Zeros", "config": {}}
ONES = {"class_name": "Ones", "config": {}}
GLOROT = {
    "class_name": "VarianceScaling",
    "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None},
}
NULLS = ["kernel_regularizer", "bias_regularizer", "activity_regularizer", "kernel_constraint", "bias_constraint"]
WITH_KERNEL = {"kernel_initializer": GLOROT, "bias_initializer": ZEROS} | dict.fromkeys(NULLS)
EXTRA = {
    "Conv2D": WITH_KERNEL,
    "Dense": WITH_KERNEL,
    "BatchNormalization": {
        "beta_initializer": ZEROS,
        "gamma_initializer": ONES,
        "moving_mean_initializer": ZEROS,
        "moving_variance_initializer": ONES,
    }
    | dict.fromkeys(["beta_regularizer", "gamma_regularizer", "beta_constraint", "gamma_constraint"]),
}


def parents(layer):
    inputs = layer.input if isinstance(layer.input, list) else [layer.input]
    return [tensor._keras_history.operation.name for tensor in inputs]


def keras2_config(model):
    """The model_config of a Functional model as Keras 2.2.4 wrote it."""
    layers = []
    for layer in model.layers:
        kind, config = type(layer).__name__, layer.get_config()
        if kind == "InputLayer":
            shape = list(config["batch_shape"])
            own = {"batch_input_shape": shape, "dtype": "float32", "sparse": False, "name": layer.name}
            nodes = []
        else:
            own = {"name": layer.name, "trainable": True}
            own |= {key: config[key] for key in KEPT[kind]} | EXTRA.get(kind, {})
            nodes = [[[parent, 0, 0, {}] for parent in parents(layer)]]
        layers.append({"name": layer.name, "class_name": kind, "config": own, "inbound_nodes": nodes})
    return {
        "class_name": "Model",
        "config": {
            "name": "model_1",
            "layers": layers,
            "input_layers": [[model.layers[0].name, 0, 0]],
            "output_layers": [[model.layers[-1].name, 0, 0]],
        },
    }


def fixed_length(names):
    """As Keras 2 wrote them: fixed-length strings, or an empty float array where there are none."""
    names = [name.encode() for name in names]
    return np.array(names, dtype="S") if names else np.array([])


def write_h5(path, version, config, weights, **attributes):
    """weights: layer name -> list of (weight name, values), in the order of the layers."""
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = np.bytes_(version)
        file.attrs["model_config"] = np.bytes_(json.dumps(config))
        root = file.create_group("model_weights")
        root.attrs["keras_version"] = np.bytes_(version)
        for key, value in attributes.items():
            file.attrs[key] = np.bytes_(value)
            if key == "backend":
                root.attrs[key] = np.bytes_(value)
        root.attrs["layer_names"] = fixed_length(weights)
        for layer, entries in weights.items():
            group = root.create_group(layer)
            group.attrs["weight_names"] = fixed_length(name for name, _ in entries)
            for name, values in entries:
                group.create_dataset(name, data=np.asarray(values, "<f4"))


def write_keras2(path, model):
    weights = {
        layer.name: [(f"{layer.name}/{weight.name}:0", weight.numpy()) for weight in layer.weights]
        for layer in model.layers
    }
    write_h5(path, "2.2.4", keras2_config(model), weights, backend="tensorflow")


def pair(value):
    return list(value) if isinstance(value, (tuple, list)) else [value, value]


def keras1_config(model):
    """The model_config of a Sequential model as Keras 1.2.2 wrote it."""
    layers = []
    for layer in model.layers:
        kind, config = type(layer).__name__, layer.get_config()
        own = {"name": layer.name, "trainable": True}
        if kind == "Conv2D":
            kind = "Convolution2D"
            own |= {
                "nb_filter": config["filters"],
                "nb_row": config["kernel_size"][0],
                "nb_col": config["kernel_size"][1],
                "init": "glorot_uniform",
                "activation": config["activation"],
                "border_mode": config["padding"],
                "subsample": pair(config["strides"]),
                "dim_ordering": "tf",
                "bias": config["use_bias"],
            }
            own |= dict.fromkeys(["W_regularizer", "b_regularizer", "activity_regularizer", "W_constraint", "b_constraint"])
        elif kind == "MaxPooling2D":
            own |= {
                "pool_size": pair(config["pool_size"]),
                "strides": pair(config["strides"]),
                "border_mode": config["padding"],
                "dim_ordering": "tf",
            }
        elif kind == "BatchNormalization":
            own |= {"epsilon": config["epsilon"], "mode": 0, "axis": -1, "momentum": 0.99}
            own |= dict.fromkeys(["gamma_regularizer", "beta_regularizer"])
        elif kind == "Dropout":
            own |= {"p": config["rate"]}
        elif kind == "Dense":
            own |= {
                "output_dim": config["units"],
                "init": "glorot_uniform",
                "activation": config["activation"],
                "bias": config["use_bias"],
                "input_dim": None,
            }
            own |= dict.fromkeys(["W_regularizer", "b_regularizer", "activity_regularizer", "W_constraint", "b_constraint"])
        elif kind == "Activation":
            own |= {"activation": config["activation"]}
        elif kind != "Flatten":
            raise ValueError(f"no Keras 1 form of {kind} here")
        if not layers:
            own |= {"batch_input_shape": list(model.input_shape), "input_dtype": "float32"}
        layers.append({"class_name": kind, "config": own})
    return {"class_name": "Sequential", "config": layers}


# Keras 1 called the moving variance "running_std".
KERAS1_NAMES = {
    "kernel": "W",
    "bias": "b",
    "gamma": "gamma",
    "beta": "beta",
    "moving_mean": "running_mean",
    "moving_variance": "running_std",
}


def write_keras1(path, model):
    weights = {
        layer.name: [(f"{layer.name}_{KERAS1_NAMES[weight.name]}:0", weight.numpy()) for weight in layer.weights]
        for layer in model.layers
    }
    write_h5(path, "1.2.2", keras1_config(model), weights)
